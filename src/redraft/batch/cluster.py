"""The executor of a Dask cluster that the user named: on this machine, or elsewhere with TLS and a word of consent.

What travels to the workers are paths and what comes back are counts; the drafts themselves go through the folder that both
see, which for workers on other machines is a network folder.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from redraft.batch.probe import Answer, Probe, answer, probing
from redraft.batch.task import Conditions
from redraft.errors import NetworkRefused, SchedulerUnavailable
from redraft.offline import admit, is_this_machine

if TYPE_CHECKING:
    from distributed import Client

_PORT = 8786
"""Where Dask's schedulers listen if nobody says."""
_PATIENCE = 20
"""Seconds to wait for the scheduler."""
_START = "Start one as docs/batch.md says, and check the address."


@dataclass(frozen=True, slots=True)
class Scheduler:
    """A Dask scheduler as the user named it: its address, the files of a TLS connection, and the consent to use it.

    Raises:
        NetworkRefused: if it is on another machine, and the connection is not encrypted or nobody consented.
    """

    address: str
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None
    drafts_may_travel: bool = False

    def __post_init__(self) -> None:
        self.require_consent([self.host])

    def require_consent(self, hosts: Iterable[str]) -> None:
        """Make sure that all these hosts are this machine, or that there is TLS and consent for what they are.

        Raises:
            NetworkRefused: if not.
        """
        if all(is_this_machine(host) for host in hosts):
            return
        if urlsplit(self.address).scheme != "tls" or not (self.ca and self.cert and self.key):
            raise NetworkRefused(
                "That scheduler, or a worker of it, is on another machine, and the connection would not be encrypted.",
                "Name it as tls://HOST:PORT, with --tls-ca, --tls-cert and --tls-key; or use one on this machine.",
            )
        if not self.drafts_may_travel:
            raise NetworkRefused(
                "That scheduler, or a worker of it, is on another machine: the drafts are read there over the network.",
                "If that is allowed, say so with --drafts-may-travel; or use a scheduler on this machine.",
            )

    @property
    def host(self) -> str:
        """The machine, as it was named."""
        return urlsplit(self.address).hostname or ""

    @property
    def port(self) -> int:
        """The port, Dask's own where none was named.

        Raises:
            ValueError: if that is no number of a port.
        """
        return urlsplit(self.address).port or _PORT


@contextlib.contextmanager
def cluster(scheduler: Scheduler, conditions: Conditions, probe: Probe) -> Iterator[tuple[Executor, Conditions, int]]:
    """The executor of the cluster, the conditions for its workers, and how many there are; all of them were asked first.

    Raises:
        SchedulerUnavailable: if Dask is not installed, no scheduler answers, it has no workers, or one is not fit.
    """
    client = _client(scheduler)
    try:
        workers = _workers(client)
        at_work = {urlsplit(address).hostname or "" for address in workers}
        scheduler.require_consent(at_work)
        conditions = replace(conditions, hosts=_admitted({scheduler.host, *at_work}))
        _require_fit(client, workers, conditions, probe)
        # on machines that were asked, and on no other that joins later
        executor = client.get_executor(pure=False, workers=sorted(at_work))
        try:
            yield executor, conditions, len(workers)
        finally:
            executor.shutdown(wait=False)  # takes back what is not done
    finally:
        client.close()


def _client(scheduler: Scheduler) -> Client:
    try:
        from distributed import Client, Security
    except ImportError:
        raise SchedulerUnavailable(
            "Dask is not installed here.",
            "Install redraft with it: pip install 'redraft[dask]'; or leave --scheduler out.",
        ) from None
    _admitted([scheduler.host])
    security = None
    if scheduler.ca and scheduler.cert and scheduler.key:
        security = Security(
            tls_ca_file=str(scheduler.ca),
            tls_client_cert=str(scheduler.cert),
            tls_client_key=str(scheduler.key),
            require_encryption=True,
        )
    try:
        # Dask itself would try for the whole time again what is refused at once.
        socket.create_connection((scheduler.host, scheduler.port), _PATIENCE).close()
        return Client(scheduler.address, security=security, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError):
        raise SchedulerUnavailable("No scheduler answers at that address.", _START) from None


def _workers(client: Client) -> Mapping[str, Mapping[str, Any]]:
    workers: Mapping[str, Mapping[str, Any]] = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        raise SchedulerUnavailable("The scheduler has no workers.", _START)
    if any(worker["nthreads"] != 1 for worker in workers.values()):
        raise SchedulerUnavailable(
            "A worker of the scheduler has several threads.",
            "Start workers with --nthreads 1, and with --nworkers as many as there are processors.",
        )
    return workers


def _require_fit(
    client: Client, workers: Mapping[str, Mapping[str, Any]], conditions: Conditions, probe: Probe
) -> None:
    """Ask each worker whether it sees the same folders, is the same redraft, and makes keys that the user can open."""
    with probing(probe):
        futures = [client.submit(answer, probe, conditions, workers=[name], pure=False) for name in workers]
        try:
            answers: list[Answer] = client.gather(futures)
        except Exception as problem:  # what a worker raises is its own: most likely it has no redraft
            raise SchedulerUnavailable(
                f"A worker of the scheduler cannot work with redraft ({type(problem).__name__}).",
                "Install this version of redraft, with the same Python, for each worker.",
            ) from None
    for each in answers:
        probe.require(each)


def _admitted(hosts: Iterable[str]) -> tuple[str, ...]:
    """The hosts that are not this machine, by name and address; this process may reach them from here on."""
    others = {host for host in hosts if not is_this_machine(host)}
    admit(others)
    try:
        found = {str(each[4][0]) for host in others for each in socket.getaddrinfo(host, None)}
    except OSError:
        raise SchedulerUnavailable("The name of the scheduler's machine is not known here.", _START) from None
    admit(found)
    return tuple(sorted(others | found))
