"""The rules, one subject a module; importing this package registers them all, in the order of the modules' names."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
