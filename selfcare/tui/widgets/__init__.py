"""What places are drawn with: pure layouts and the line widgets that show them."""
