"""Work done on a thread of its own, a few items ahead of whoever asks for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

_AHEAD = 3  # items made but not yet asked for: enough to hide a slow one, few enough for memory

Item = TypeVar("Item")


@dataclass(frozen=True)
class _Failure:
    error: Exception


@dataclass(frozen=True)
class _Made(Generic[Item]):
    item: Item


def ahead(make: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """Run `make` on a thread of its own, a few items ahead of whoever asks.

    An error of `make` is raised here, in its turn. When the asking ends, early or not, the thread
    has ended too.
    """
    ready: SimpleQueue[_Made[Item] | _Failure | None] = SimpleQueue()
    room = threading.Semaphore(_AHEAD)
    stop = threading.Event()

    def produce() -> None:
        items = make()
        try:
            while True:
                room.acquire()
                if stop.is_set():
                    ready.put(None)
                    return
                try:
                    ready.put(_Made(next(items)))
                except StopIteration:
                    ready.put(None)
                    return
        except Exception as error:
            ready.put(_Failure(error))
        finally:
            items.close()  # type: ignore[attr-defined]

    thread = threading.Thread(target=produce, name="batches", daemon=True)
    thread.start()
    try:
        while (item := ready.get()) is not None:
            room.release()
            if isinstance(item, _Failure):
                raise item.error
            yield item.item
    finally:
        stop.set()
        room.release()
        thread.join()
