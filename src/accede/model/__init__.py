"""What things are: the kinds of record, the vocabulary's terms, and the names of things."""
