"""Kernels that start at once: each is forked from one process that has imported what chapters use.

Importing takes most chapters five times as long as their cells, and reading the ledger as long as a chart. A notebook still
has a process of its own, in which no cell has run and no table been asked for; it counts as using every module that is imported
here, and those tables alone that its cells ask for.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import threading
from importlib import import_module
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from crossing.errors import BookError

IMPORTED = ("ipykernel.kernelapp", "crossing.show", "crossing.workshop.dependence")
LAUNCHER = ["-m", "ipykernel_launcher"]  # what follows Python itself in the command of a Python kernel
CAN_FORK = sys.platform == "linux"  # elsewhere a process that has imported much cannot be forked, or not safely


class Source:
    """The process that kernels are forked from. It begins with the first of them and ends with this process at the latest."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        """End it; no kernel from it may be running any more."""
        if self._process:
            self._process.communicate()

    def supply(self, manager: KernelManager) -> None:
        """Have this manager start its kernel from here: one of Python, where a process can be forked; others as always."""
        manager.provisioner = _Provisioner(kernel_spec=manager.kernel_spec, parent=manager)
        manager.provisioner.source = self

    def fork(self, arguments: list[str], folder: str, environment: dict[str, str]) -> int | None:
        """Start a kernel with these arguments; return its process id, None where what it should have imported is broken."""
        with self._lock:
            if self._process is None:  # in a session of its own, so that Ctrl+C lets the running kernels finish
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", __name__],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    start_new_session=True,
                )
            try:
                print(json.dumps([arguments, folder, environment]), file=self._process.stdin, flush=True)
                assert self._process.stdout  # which is a pipe
                return int(self._process.stdout.readline())
            except (OSError, ValueError):
                return None


class _Provisioner(LocalProvisioner):
    """What jupyter_client asks for a kernel's process."""

    source: Source

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        forked = None
        if CAN_FORK and cmd[1:3] == LAUNCHER:
            forked = self.source.fork(cmd[3:], str(options["cwd"]), options["env"])
        if forked is None:
            return await super().launch_kernel(cmd, **options)
        # jupyter_client asks no more of a process than this has; a real Popen would have to start one
        self.process = _Forked(forked)  # type: ignore[assignment]
        self.pid, self.pgid, self.cwd = forked, forked, options["cwd"]
        return self.connection_info


class _Forked:
    """A process that another one began: what a provisioner asks of subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 1
        return None

    wait = poll  # which is asked only once it has ended

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def main() -> None:
    """Import, then fork a kernel for each line of standard input until it ends; each kernel prints its process id."""
    for name in IMPORTED:
        import_module(name)
    from crossing.ledger import load

    with contextlib.suppress(BookError):  # whoever asks for the ledger is told what is wrong with it
        load()
    gc.freeze()  # or each kernel would look through, and so copy, all that is shared
    signal.signal(signal.SIGCHLD, _bury)
    for line in sys.stdin:
        if os.fork() == 0:
            return _kernel(*json.loads(line))


def _bury(*_: object) -> None:
    """Let nothing be left of kernels that have ended; what they took of the cores then counts as taken by this process."""
    with contextlib.suppress(ChildProcessError):  # where none is left
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _kernel(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()  # before its id is told: signals go to all of its session
    print(os.getpid(), flush=True)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, sys.stdin.fileno())
    os.dup2(nowhere, sys.stdout.fileno())
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    IPKernelApp.launch_instance(argv=arguments, parent_handle=os.getppid())  # it ends when its parent does


if __name__ == "__main__":
    main()
