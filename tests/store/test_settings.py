"""Settings are read strictly: what cannot be meant is refused with what could be."""

from __future__ import annotations

import pytest

from mltrends.store.settings import Settings, SettingsError, load_settings


@pytest.fixture
def settings_file(tmp_path):
    def write(text):
        path = tmp_path / "mltrends.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_home_without_settings_has_the_defaults(tmp_path):
    assert load_settings(tmp_path / "mltrends.toml") == Settings()


def test_what_is_set_is_in_force_and_the_rest_stays_default(settings_file):
    settings = load_settings(
        settings_file('[thresholds]\nshare_min_ads = 20\n[scope]\nroles = ["Data Scientist"]\n')
    )

    assert settings.thresholds.share_min_ads == 20
    assert settings.thresholds.pay_min_ads == Settings().thresholds.pay_min_ads
    assert settings.shown()[:2] == ['scope.roles = ["Data Scientist"]', "share_min_ads = 20"]
    assert Settings().shown()[:2] == ["scope: 14 roles", "share_min_ads = 50"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[threshold]\n", "unknown section: 'threshold'; known are: scope, thresholds, vocabulary, models, report, retention"),
        ("[thresholds]\nshare_min = 3\n", "unknown key in [thresholds]: 'share_min'; known are: share_min_ads, rank_min_ads"),
        ("[thresholds]\nshare_min_ads = 0\n", "thresholds.share_min_ads must be a whole number from 1 on, not 0"),
        ("[thresholds]\nshare_min_ads = true\n", "must be a whole number"),
        ("[report]\nsnippets = 1\n", "report.snippets must be true or false, not 1"),
        ('[scope]\nroles = "Data Scientist"\n', "scope.roles must be a list of texts"),
        ('[scope]\nroles = ["Data Wizard"]\n', "scope.roles has no role 'Data Wizard'; the roles are: Data Scientist"),
        ("report = 3\n", "report must be a section"),
        ("[report\n", "not valid TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_what_is_allowed(settings_file, text, said):
    with pytest.raises(SettingsError) as refused:
        load_settings(settings_file(text))

    assert said in str(refused.value)
    assert refused.value.exit_code == 2
