"""View to picture: the renderables that the commands, the app and files share."""
