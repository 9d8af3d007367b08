"""What is read of people and teams."""
