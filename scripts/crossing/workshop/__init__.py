"""What a maintainer does: build, refresh, serve, measure, photograph, bench."""
