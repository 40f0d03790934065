"""The pages: the Sphinx extension, its roles and directives, and what stands beside the pages."""
