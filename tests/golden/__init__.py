"""Pictures of the screens as readable text and as SVG, kept true by a test."""
