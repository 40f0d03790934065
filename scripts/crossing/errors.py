"""The one exception for mistakes that a user can make and mend."""


class BookError(Exception):
    """A mistake in data or input, told in one clear sentence.

    The message names the file, row and column where they are known and says what to do. The command line prints it
    without a traceback and exits with status 1.
    """
