"""The words that every log knows without declaring them: countries, regions and types of event."""
