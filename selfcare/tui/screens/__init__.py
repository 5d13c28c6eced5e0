"""One module for each place and each layer above a place."""
