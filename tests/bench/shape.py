"""What a synthetic library is made of: the sizes of its vocabularies, and how its trees branch."""

from evidence import models

VOCABULARIES = {
    models.Audience: 6,
    models.CareModel: 30,
    models.Factor: 12,
    models.OutcomeDomain: 20,
    models.PaperType: 10,
    models.PolicyKind: 6,
    models.Population: 20,
    models.ProgrammeKind: 6,
    models.StudyDesign: 12,
}
COUNTRIES = ("England", "Scotland", "Wales", "Northern Ireland", "United Kingdom", "England and Wales", "Sweden")
ROOTS = {models.Programme: 15, models.Theme: 12, models.Place: 4}
CHILDREN = {models.Programme: 6, models.Theme: 3, models.Place: 8}
AIMS_OF_EACH = 3  # programme
