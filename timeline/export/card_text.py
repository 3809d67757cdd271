"""Cards for documents: what the text for people says."""
