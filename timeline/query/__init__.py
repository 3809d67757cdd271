"""What was asked: filters, and whether an entry answers them."""
