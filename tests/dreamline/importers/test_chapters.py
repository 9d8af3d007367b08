import json

from invented import TODAY, chaptered

from dreamline.importers import json_resume


def chapters(*work: tuple[str, str, str, str], school: tuple[tuple[str, str, str], ...] = ()) -> list[tuple[str, int]]:
    jobs = [{"name": name, "position": what, "startDate": start, "endDate": end} for name, what, start, end in work]
    studies = [{"institution": name, "startDate": start, "endDate": end} for name, start, end in school]
    data = json.dumps({"work": jobs, "education": studies}).encode()
    return chaptered(json_resume.read(data, today=TODAY))


def test_few_moments_need_no_chapters() -> None:
    assert chapters(("Mill", "a", "2001", "2005"), ("Farm", "b", "2006", "2010")) == [("", 2)]
    assert chapters() == []


def test_school_then_each_long_employer_and_the_paths_between() -> None:
    assert chapters(
        ("Mill", "a", "2005-01", "2007-12"),
        ("Mill", "b", "2008-01", "2010-12"),
        ("Farm", "c", "2011-02", "2012-03"),
        ("Ferry", "d", "2012-04", "2013-03"),
        ("Yard", "e", "2013-04", ""),
        school=(("Gymnasium", "1998", "2001"), ("College", "2001", "2004")),
    ) == [("School and studies", 2), ("Mill", 2), ("Farm and Ferry", 2), ("Yard", 1)]


def test_many_short_jobs_are_new_paths() -> None:
    short = [(f"Shop {year}", "x", f"{year}-01", f"{year}-12") for year in range(2011, 2015)]
    assert chapters(("Mill", "a", "2001", "2005"), *short, ("Yard", "b", "2016", "2020")) == [
        ("Mill", 1),
        ("New paths", 4),
        ("Yard", 1),
    ]


def test_studies_between_employers_are_a_chapter() -> None:
    assert chapters(
        ("Mill", "a", "2001-01", "2003-01"),
        ("Mill", "b", "2003-01", "2005-12"),
        ("Yard", "c", "2009-01", "2011-01"),
        ("Yard", "d", "2011-01", "2013-01"),
        school=(("College", "2006", "2007"), ("Academy", "2007", "2008")),
    ) == [("Mill", 2), ("Back to studies", 2), ("Yard", 2)]


def test_an_employer_one_never_quite_left_is_not_opened_twice() -> None:
    assert chapters(
        ("Mill", "a", "2001-01", "2004-12"),
        ("Yard", "b", "2004-06", "2009-12"),
        ("Mill", "board", "2005-01", "2006-12"),
        ("Yard", "c", "2007-01", "2009-12"),
        ("Farm", "d", "2010-01", "2011-12"),
        ("Ferry", "e", "2012-01", "2012-12"),
    ) == [("Mill", 1), ("Yard", 3), ("Farm and Ferry", 2)]


def test_six_moments_without_any_natural_stretch_have_no_chapters() -> None:
    assert chapters(*[(f"Shop {year}", "x", f"{year}-01", f"{year}-12") for year in range(2011, 2018)]) == [("", 7)]


def test_a_summer_job_and_a_return_years_later_are_no_long_stay() -> None:
    assert chapters(
        ("Mill", "summer", "2001-06", "2001-08"),
        ("Yard", "a", "2003-01", "2005-01"),
        ("Yard", "b", "2005-02", "2008-12"),
        ("Mill", "back", "2009-01", "2010-01"),
        ("Farm", "c", "2010-02", "2011-01"),
        ("Ferry", "d", "2011-02", "2012-01"),
    ) == [("First steps", 1), ("Yard", 2), ("New paths", 3)]
