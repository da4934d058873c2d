"""A saved web page: its tree, what of it is the article, and the parts of that, in order.

What is here runs in a process of its own (`loaders.readers.isolation`), so it imports little.
"""
