"""A small invented case, run once; and its desk on a real port, with somebody's browser played by httpx."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from fixtures import small_case
from redraft.case.key.passphrase import ENVIRONMENT
from redraft.case.sitting import Sitting, sitting
from redraft.desk.desk import Desk
from redraft.desk.gate import KEY_HEADER
from redraft.desk.port import listening
from redraft.desk.presence import Ending, Presence
from redraft.desk.serving import Opened, serve

NAMES = ("Tamsin", "Orrell", "Quillfeather", "Marchetti", "Thornbury", "07700")
"""Wording of the drafts."""

OVERVIEW = (
    "Overview report",
    "Tamsin Orrell was born on 3 May 2012 and lived at 14 Thornbury Lane, Quillfeather.",
    "Her mother, Mrs Wendy Orrell, met the social worker, Mr Paul Marchetti, on 12 March 2021.",
    "Mr Marchetti telephoned 07700 900417 and wrote to Tamsin.Orrell@example.org about Tamsin's school.",
    "The family cat 🐈 was called Brackenpaw by all, and Brackenpaw it stayed.",
)
CHRONOLOGY = ("Chronology", "12 March 2021: Mr Marchetti visited Ms Orrell; Tamsin was at school.")
_HOMES = ("XDG_CONFIG_HOME", "APPDATA", "HOME")


@dataclass
class Running:
    """A desk that is being served: its address, what it was opened with, and how it ended once it has."""

    case: Sitting
    presence: Presence
    opened: Opened
    listener: socket.socket
    surprises: list[Exception] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    thread: threading.Thread | None = None
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return self.opened.address.partition("/enter")[0]

    def stranger(self, **headers: str) -> httpx.Client:
        """A browser that was not let in; what it asks seems to come from the desk's own page, unless `headers` say else."""
        own = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        self.clients.append(httpx.Client(base_url=self.origin, headers={**own, **headers}, timeout=20))
        return self.clients[-1]

    def cookie(self) -> httpx.Client:
        """The browser that was let in with the token; it has no key yet."""
        client = self.stranger()
        del client.headers["Origin"]
        answer = client.get(self.opened.address, headers={"Sec-Fetch-Site": "none"})
        assert answer.status_code == 303, answer.text
        client.headers["Origin"] = self.origin
        return client

    def page(self) -> httpx.Client:
        """The page in the browser that was let in, with its key."""
        client = self.cookie()
        client.headers[KEY_HEADER] = client.post("/api/key", json={}).json()["key"]
        return client

    def ended(self) -> Ending:
        """Wait until it ends, and say why."""
        assert self.thread is not None
        self.thread.join(10)
        return self.endings[0]


@contextmanager
def running(root: Path, patience: float = 1800) -> Iterator[Running]:
    """A desk over the case at `root`, served on a thread until the block ends."""
    with ExitStack() as held:
        case = held.enter_context(sitting(root))
        listener = held.enter_context(listening(0))
        presence, told = Presence(patience), threading.Event()
        run = Running(case, presence, Opened("", False), listener)

        def opened(desk: Opened) -> None:
            run.opened = desk
            told.set()

        def work() -> None:
            run.endings.append(serve(Desk(case, {}, presence), listener, False, opened, run.surprises.append))

        run.thread = threading.Thread(target=work)
        run.thread.start()
        assert told.wait(10)
        try:
            yield run
        finally:
            for client in run.clients:
                client.close()
            presence.leave()
            run.thread.join(15)
            assert not run.thread.is_alive()


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with a configuration folder of their own, and no passphrase in the environment."""
    for name in _HOMES:
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    return tmp_path / "user"


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a user and a case of two drafts that has been run, made once for all tests."""
    drafts = {"Overview report Tamsin Orrell.docx": OVERVIEW, "chronology.docx": CHRONOLOGY}
    return small_case.run_once(tmp_path_factory.mktemp("desk"), drafts)


@pytest.fixture
def case(run_once: Path, user: Path, tmp_path: Path) -> Path:
    """A case of one's own that has been run."""
    return small_case.copied(run_once, user, tmp_path)


@pytest.fixture
def desk(case: Path) -> Iterator[Running]:
    """The desk of a case of one's own."""
    with running(case) as run:
        yield run


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Running]]:
    """A desk over a case, with more or less patience, for as long as a block lasts."""
    return running


@pytest.fixture(scope="session")
def shared_desk(run_once: Path) -> Iterator[Running]:
    """One desk for tests that put nothing on record."""
    before = {name: os.environ.get(name) for name in _HOMES}
    os.environ.update(dict.fromkeys(_HOMES, str(run_once / "user")))
    try:
        with running(run_once / "case") as run:
            yield run
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@pytest.fixture(scope="session")
def shared_page(shared_desk: Running) -> httpx.Client:
    """The page of the desk that tests share."""
    return shared_desk.page()
