"""Serves one step of a procedure from Python: the job type `registrarSaida`.

Run it with TEMPORAL_ADDRESS and ROTEIRO_KEY_FILE in the environment.
"""

import asyncio
import dataclasses
import os
import signal
from pathlib import Path
from typing import Any

from temporalio import activity
from temporalio.client import Client
from temporalio.converter import (
    DataConverter,
    DefaultFailureConverterWithEncodedAttributes,
)
from temporalio.exceptions import ApplicationError
from temporalio.worker import Worker

from roteiro_codec import RoteiroCodec, payload_key

TASK_QUEUE = "exemplo-python"

# What left the stock, by idempotency key. A real worker keeps this in its database, in the
# transaction that does the work: a step may be asked for more than once, always with the same key.
issued: dict[str, int] = {}


@activity.defn(name="registrarSaida")
async def registrar_saida(step: dict[str, Any]) -> dict[str, Any]:
    """Takes parts out of the stock.

    `step` is {runId, elementId, idempotencyKey, headers, variables}; the answer is {variables}.
    """
    variables = step["variables"]
    quantity = variables.get("quantidade", 1)
    if quantity > 100:
        # A business error: an error boundary event with this code takes it; it is not tried again.
        raise ApplicationError(
            "Not so many in stock.",
            {
                "code": "PECA_INDISPONIVEL",
                "message": "There are only 100.",
                "variables": {"disponivel": 100},
            },
            type="BPMN_ERROR",
            non_retryable=True,
        )
    number = issued.setdefault(step["idempotencyKey"], len(issued) + 1)
    return {"variables": {"saida": {"numero": number, "quantidade": quantity}}}


async def main() -> None:
    key = payload_key(Path(os.environ["ROTEIRO_KEY_FILE"]).read_text())
    # Failures are encrypted too: their messages may hold what people typed.
    converter = dataclasses.replace(
        DataConverter.default,
        payload_codec=RoteiroCodec(key),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
    client = await Client.connect(
        os.environ["TEMPORAL_ADDRESS"],
        namespace=os.environ.get("TEMPORAL_NAMESPACE", "default"),
        data_converter=converter,
    )
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with Worker(client, task_queue=TASK_QUEUE, activities=[registrar_saida]):
        print("Ready.", flush=True)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
