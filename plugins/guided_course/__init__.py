"""A static site generator for guided, multi-week courses with worksheets that save in the reader's own browser."""
