"""What the public sees: lists, one of each, and the site's own pages."""
