"""What a theme is made of, and the arithmetic of colour and contrast."""
