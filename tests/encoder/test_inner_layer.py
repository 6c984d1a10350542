"""The inner layer's output stands beside the last one's, and changes nothing of it."""

from __future__ import annotations

import numpy as np
import pytest
from onnx import TensorProto, helper, load_model_from_string

from bot.encoder.inner_layer import with_inner_layer
from bot.encoder.sentence_encoder import MODEL, SHIPPED, SentenceEncoder

TEXT = "I am a phlebotomist"


def test_of_the_shipped_encoder_it_is_the_fourth_of_six() -> None:
    content, name = with_inner_layer((SHIPPED / MODEL).read_bytes())
    model = load_model_from_string(content)
    assert [output.name for output in model.graph.output] == ["token_vectors", name]
    normalised = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    assert (normalised.index(name), len(normalised)) == (8, 13)


def test_a_graph_without_layers_is_left_as_it_is() -> None:
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy")
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "small", [x], [y])
    content = helper.make_model(graph).SerializeToString()
    assert with_inner_layer(content) == (content, None)


def test_every_piece_of_a_word_has_a_vector_in_its_place(encoder: SentenceEncoder) -> None:
    vectors, spans = encoder.tokens(TEXT)
    assert vectors.shape == (len(spans), encoder.dimension)
    assert "".join(TEXT[start:end] for start, end in spans) == TEXT.replace(" ", "")
    assert len(spans) > len(TEXT.split())
    assert np.linalg.norm(vectors.mean(axis=0)) != pytest.approx(1)


def test_a_text_of_no_words_has_no_pieces(encoder: SentenceEncoder) -> None:
    vectors, spans = encoder.tokens("")
    assert (len(vectors), spans) == (0, ())
