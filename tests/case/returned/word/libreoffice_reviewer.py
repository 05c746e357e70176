"""A reviewer at work in LibreOffice, over its own interface (UNO); run by Debian's Python, which has the module `uno`.

python3 libreoffice_reviewer.py PIPE SOURCE TARGET ACTIONS: connects to a running soffice, opens SOURCE, and does ACTIONS,
a JSON list: ["accept", n] and ["reject", n] settle the next n tracked changes of redraft, each with both halves, ["leave", n]
passes n by, ["type", text] types into the next change, ["replace", old, new] changes words elsewhere. Saves as TARGET.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def _property(name: str, value: object) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connected(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def main(pipe: str, source: str, target: str, actions: list) -> None:
    """Open, do all actions in their order, save and close."""
    context = _connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(source, "_blank", 0, (_property("Hidden", True),))
    frame = document.CurrentController.Frame
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def do(command: str, *given: PropertyValue) -> None:
        dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, given)

    cursor = document.CurrentController.ViewCursor
    cursor.gotoStart(False)
    for action, *given in actions:
        if action in ("accept", "reject", "leave"):
            for _ in range(given[0]):
                for _half in range(2):
                    do("NextTrackedChange")
                    if action != "leave":
                        do("AcceptTrackedChange" if action == "accept" else "RejectTrackedChange")
        elif action == "type":
            do("NextTrackedChange")
            do("NextTrackedChange")
            cursor.collapseToStart()
            cursor.goRight(2, False)
            do("InsertText", _property("Text", given[0]))
            cursor.goRight(6, False)
        elif action == "replace":
            search = document.createReplaceDescriptor()
            search.SearchString, search.ReplaceString = given
            document.replaceAll(search)
        elif action == "accept all":
            do("AcceptAllTrackedChanges")
    document.storeToURL(target, (_property("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    with contextlib.suppress(DisposedException):
        desktop.terminate()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
