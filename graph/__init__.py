"""The medical graph itself: its words, its model, its stores and the questions they answer."""
