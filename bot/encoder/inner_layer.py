"""The output of a layer within an encoder, where a word's vector still tells most of the word itself.

The last layers of a sentence encoder are made for the mean over a text. For labelling words, layers before them are
better (Tenney, Das & Pavlick, "BERT Rediscovers the Classical NLP Pipeline", ACL 2019); of this encoder's six the
fourth labels most words right (decision 28).
"""

from __future__ import annotations

from onnx import TensorProto, helper, load_model_from_string

DEPTH = 2 / 3
"""How far through the encoder: after the fourth of six layers."""

NORMALISATION = "LayerNormalization"
PER_LAYER = 2
"""A layer of an encoder ends with its second normalisation; the first of all belongs to the words themselves."""

FEWEST = 2
"""With fewer layers there is none within."""


def with_inner_layer(graph: bytes) -> tuple[bytes, str | None]:
    """The graph with the layer's output, and that output's name; unchanged where it does not show its layers."""
    model = load_model_from_string(graph)
    normalised = [node.output[0] for node in model.graph.node if node.op_type == NORMALISATION]
    layers = (len(normalised) - 1) // PER_LAYER
    if layers < FEWEST:
        return graph, None
    name = normalised[round(layers * DEPTH) * PER_LAYER]
    width = model.graph.output[0].type.tensor_type.shape.dim[-1].dim_value
    model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ("batch", "sequence", width)))
    return bytes(model.SerializeToString()), str(name)
