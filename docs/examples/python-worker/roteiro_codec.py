"""Reads and writes payloads as Roteiro does: wire format 1 of docs/service-contract.md."""

import hashlib
import os
import zlib
from collections.abc import Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from temporalio.api.common.v1 import Payload
from temporalio.converter import PayloadCodec

ENCODING = "binary/roteiro-1"
COMPRESS_FROM_BYTES = 4096
LARGEST_CONTENT_BYTES = 64 * 1024 * 1024


def payload_key(installation_key_hex: str) -> bytes:
    """The payload key of an installation, from the 64 hexadecimal digits in its key file."""
    hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=b"roteiro", info=b"temporal-payloads")
    return hkdf.derive(bytes.fromhex(installation_key_hex.strip()))


class RoteiroCodec(PayloadCodec):
    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)
        self._key_id = hashlib.sha256(key).hexdigest()[:16]

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [self._encode(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [self._decode(payload) for payload in payloads]

    def _encode(self, payload: Payload) -> Payload:
        content = payload.SerializeToString()
        compression = "zlib" if len(content) >= COMPRESS_FROM_BYTES else "none"
        if compression == "zlib":
            content = zlib.compress(content)
        nonce = os.urandom(12)
        bound = f"{ENCODING}|{self._key_id}|{compression}".encode()
        return Payload(
            metadata={
                "encoding": ENCODING.encode(),
                "key-id": self._key_id.encode(),
                "compression": compression.encode(),
            },
            data=nonce + self._cipher.encrypt(nonce, content, bound),
        )

    def _decode(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING.encode():
            return payload
        key_id = payload.metadata["key-id"].decode()
        if key_id != self._key_id:
            raise ValueError(f"It was encrypted with the key {key_id}, and this is {self._key_id}.")
        compression = payload.metadata["compression"].decode()
        bound = f"{ENCODING}|{key_id}|{compression}".encode()
        content = self._cipher.decrypt(payload.data[:12], payload.data[12:], bound)
        if compression == "zlib":
            inflater = zlib.decompressobj()
            content = inflater.decompress(content, LARGEST_CONTENT_BYTES)
            if not inflater.eof:
                raise ValueError("It is larger than a payload may be.")
        return Payload.FromString(content)
