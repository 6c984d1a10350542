"""The pipelines and policies of the Rasa bots that this project is compared with."""

from __future__ import annotations

from typing import Any

RANDOM_SEED = 17

Config = dict[str, Any]

_FEATURIZERS: list[Config] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]

_CLASSIFIERS: list[Config] = [
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": RANDOM_SEED},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True, "random_seed": RANDOM_SEED},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]

_POLICIES: list[Config] = [
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
]


def stock() -> Config:
    """What `rasa init` of 3.6 writes, with fixed seeds."""
    return _config([*_FEATURIZERS, *_CLASSIFIERS], _POLICIES)


def spacy_vectors(model: str) -> Config:
    """spaCy's vectors (`model` is the folder of the pipeline) and count vectors before DIET, as Rasa advises."""
    featurizers: list[Config] = [
        {"name": "SpacyNLP", "model": model},
        {"name": "SpacyTokenizer"},
        {"name": "SpacyFeaturizer"},
        *_FEATURIZERS[1:],
    ]
    return _config([*featurizers, *_CLASSIFIERS], _POLICIES)


def floor() -> Config:
    """The plainest bot: words and logistic regression."""
    pipeline: list[Config] = [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "LogisticRegressionClassifier"},
    ]
    return _config(pipeline, [{"name": "RulePolicy"}])


def _config(pipeline: list[Config], policies: list[Config]) -> Config:
    return {
        "recipe": "default.v1",
        "assistant_id": "peer",
        "language": "en",
        "pipeline": pipeline,
        "policies": policies,
    }


def with_epochs(config: Config, epochs: int) -> Config:
    """The same with every network trained for so many epochs: to try the benchmark out."""

    def shorter(component: Config) -> Config:
        return {**component, "epochs": epochs} if "epochs" in component else component

    parts = {name: [shorter(component) for component in config[name]] for name in ("pipeline", "policies")}
    return {**config, **parts}
