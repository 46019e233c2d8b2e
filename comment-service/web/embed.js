// The comments of a page, live.
