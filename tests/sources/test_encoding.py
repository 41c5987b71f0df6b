"""Encodings are told by mark, by proof, or by the letters that they make."""

from __future__ import annotations

import pytest

from mltrends.sources.encoding import encoding_of, text_of

RUSSIAN = "Название;Компания\nАналитик данных;ООО Ромашка\nИнженер машинного обучения;Москва\n"
CASES = [
    ("title,text\nplain,words", "utf-8", "utf-8"),
    ("Größe – Köln", "utf-8", "utf-8"),
    (
        "Titel;Firma\nDatenanalyst – München;Müller GmbH\nIngénieur données;Société “x”, Orléans",
        "cp1252",
        "cp1252",
    ),
    ("Titel;Firma\nÉTUDE ÀÉÈ;SOCIÉTÉ GÉNÉRALE\nKöln;Ärzte", "latin-1", "cp1252"),
    ("São Paulo;Gestão de ações\nCoordenação;Avaliação", "cp1252", "cp1252"),
    (RUSSIAN, "cp1251", "cp1251"),
    (
        "Stanowisko;Firma\nInżynier danych;Łódź\nKsięgowa, praca zdalna i własna działalność; Gdańsk",
        "cp1250",
        "cp1250",
    ),
    (
        "İlan Başlığı;Şehir\nYazılım Geliştirici;İstanbul\nSatış Müdürü, şirketimiz için çalışacak",
        "cp1254",
        "cp1254",
    ),
    ("Τίτλος θέσης;Πόλη\nΜηχανικός δεδομένων;Θεσσαλονίκη\nΑναλυτής για την εταιρεία μας", "cp1253", "cp1253"),
    ("כותרת המשרה;עיר\nמהנדס נתונים;תל אביב\nאנליסט לצוות שלנו", "cp1255", "cp1255"),
    ("職種;会社名\n機械学習エンジニア;株式会社データ\n仕事内容はモデルの開発です", "euc_jp", "euc_jp"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (
        "职位名称,公司名称,薪资\n数据科学家,北京科技有限公司,面议\n岗位职责：负责数据分析和建模工作",
        "gb18030",
        "gb18030",
    ),
    (
        "職種,会社名\nデータサイエンティスト,株式会社テスト\n機械学習エンジニアを募集します,大阪",
        "shift_jis",
        "cp932",
    ),
    ("職位,公司\n資料科學家,台灣科技股份有限公司\n機器學習工程師,負責資料分析", "big5", "big5"),
    ("직무,회사\n데이터 사이언티스트,주식회사 테스트\n머신러닝 엔지니어를 모집합니다,서울", "cp949", "cp949"),
    ("title,Größe", "utf-16", "utf-16-le"),
    ("title,company\nanalyst,b\n" * 20, "utf-16-be", "utf-16-be"),
    ("title,company\nanalyst,b\n" * 20, "utf-16-le", "utf-16-le"),
    ("title", "utf-32", "utf-32-le"),
    ("title", "utf-8-sig", "utf-8"),
]


@pytest.mark.parametrize(("text", "written", "found"), CASES)
def test_the_encoding_is_found(tmp_path, text, written, found):
    path = tmp_path / "ads.csv"
    path.write_bytes(text.encode(written))

    assert encoding_of(path) == found


@pytest.mark.parametrize(("text", "written", "found"), CASES)
def test_a_text_at_hand_is_read_in_its_encoding(text, written, found):
    read = text_of(text.encode(written))

    assert read == text


def test_a_text_that_was_cut_inside_a_character_ends_before_it():
    assert text_of("Köl–".encode()[:-1], whole=False) == "Köl"
    assert text_of("Köl–".encode("utf-16")[:-1], whole=False) == "Köl"
    assert text_of(b"", whole=False) == ""


def test_broken_bytes_of_a_text_at_hand_are_read_as_windows_ones():
    assert text_of("Müller Köln – ".encode() * 50 + b"M\xfcller").endswith("– Müller")


def test_a_few_broken_bytes_do_not_make_a_utf8_file_another(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes("Müller Köln – ".encode() * 50 + b"M\xfcller")

    assert encoding_of(path) == "utf-8"


def test_a_legacy_letter_far_down_the_file_is_seen(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(b"title,text\n" + b"plain,words\n" * 400_000 + "Köln,Größe\n".encode("cp1252"))

    assert encoding_of(path) == "cp1252"


def test_a_file_that_ends_inside_a_letter_is_still_utf8(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(("Größe und Köln, " * 20).encode() + b"\xe2\x82")

    assert encoding_of(path) == "utf-8"
