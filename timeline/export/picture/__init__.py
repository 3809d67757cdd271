"""The chart as one SVG picture: `drawing` sets its pages, the shapes of lanes and marks stand on a scale of days."""
