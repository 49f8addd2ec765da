// Tiny City built in code; the numbers are explained in the header.
#include "tiny_city.h"

#include "doctest/doctest.h"

namespace kosh::test {
namespace {

Provenance from(Status status = Status::official) { return {"tiny", "2026-01-01", status, {}}; }
Figure figure(double value, Status status = Status::official) { return {value, from(status)}; }
YearFigure inYear(int year, double value) { return {year, figure(value)}; }
Names names(const char* kk, const char* ru, const char* en) { return {{kk, ru, en}}; }
YearTable oneYear(std::vector<double> row) { return {static_cast<int>(row.size()), {2026}, std::move(row)}; }

Ring square(double x, double y, double width) {
  return {{x, y}, {x + width, y}, {x + width, y + width}, {x, y + width}};
}

Territory territory(const char* id, const char* kato, TerritoryKind kind, Names name) {
  Territory t;
  t.id = id;
  t.kato = kato;
  t.kind = kind;
  t.name = t.shortName = std::move(name);
  return t;
}

void addTerritories(Dataset& city) {
  city.name = names("Qalashyq", "Gorodok", "Town");
  Territory town = territory("town", "990000000", TerritoryKind::city, city.name);
  town.population = {inYear(2024, 2900)};
  Territory north = territory("north", "991000000", TerritoryKind::district, names("Soltustik", "Severny", "North"));
  north.areaKm2 = figure(10);
  north.shape = {{square(76, 44, 2), {}}, {square(79, 44, 1), {}}};
  Territory south = territory("south", "992000000", TerritoryKind::district, names("Ongtustik", "Yuzhny", "South"));
  south.areaKm2 = figure(20);
  south.shape = {{square(76, 40, 4), {square(77, 41, 1)}}};
  city.territories = {town, north, south};
  city.districts = {1, 2};
}

void addDemography(Demography& d) {
  d.baseYear = 2026;
  d.lastFlowYear = 2030;
  d.ages = 5;
  d.base = Cells(2, 5);
  for (std::size_t i = 0; i < 10; ++i) d.base.values[i] = 100, d.base.values[10 + i] = 200;
  d.baseFrom = {from(Status::computed), from(Status::computed)};
  d.cityTotal = figure(3000);
  d.mortalityInput = MortalityInput::survivalRatios;
  d.mortality = oneYear({1, 1, 1, 1, 0.5, 1, 1, 1, 1, 0.5});
  d.fertility = oneYear({0, 0, 1, 0, 0});
  d.sexRatioAtBirth = oneYear({1});
  d.mortalityFactor = d.fertilityFactor = {1, 1};
  d.mortalityFrom = d.fertilityFrom = d.sexRatioFrom = from(Status::estimate);
}

void addMigration(Migration& m) {
  m.timing = MigrationTiming::end;
  m.profiles = {{"young", {0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0}, from(Status::estimate)},
                {"family", {0, 0.25, 0.25, 0, 0, 0, 0.25, 0.25, 0, 0}, from(Status::estimate)}};
  m.flows = {{"interregional_in", names("Ongirler", "Regiony", "From the regions"), FlowKind::interregionalIn, 0,
              oneYear({20, 0}), from(Status::estimate)},
             {"external_in", names("Shetel", "Zagranitsa", "From abroad"), FlowKind::externalIn, 0, oneYear({0, 10}),
              from(Status::estimate)}};
  m.moves = {{0, 0.2, 0, 0}, {0, 1, 1, 0, 0}, from(Status::illustrative)};
}

QuotaStream stream(const char* id, Names name, double fill, double sliderMax) {
  QuotaStream s;
  s.id = id;
  s.name = std::move(name);
  s.fillRate = fill;
  s.fillFrom = from(Status::estimate);
  s.split = {0.5, 0.5};
  s.splitFrom = from(Status::illustrative);
  s.sliderMax = sliderMax;
  return s;
}

void addQuotas(Quotas& q) {
  QuotaStream kandas = stream("kandas", names("Qandastar", "Kandasy", "Kandas"), 0.5, 500);
  kandas.permanent = true;
  kandas.counts = QuotaUnit::personsWithFamily;
  kandas.profile = 1;
  kandas.split = {0.25, 0.75};
  kandas.allocated = false;
  kandas.allocatedFrom = from();
  QuotaStream first = stream("foreign_1", names("Birinshi sanat", "Pervaya kategoriya", "Category 1"), 1, 200);
  first.stayFrom = from(Status::estimate);
  first.baseline = {inYear(2025, 40), inYear(2026, 40), inYear(2028, 60)};
  first.ethnicKazakh = {inYear(2026, 4)};
  QuotaStream seasonal = stream("foreign_seasonal", names("Mausymdyq", "Sezonnye", "Seasonal"), 1, 300);
  seasonal.stayYears = 0.5;
  seasonal.stayFrom = from(Status::estimate);
  seasonal.baseline = {inYear(2026, 100)};
  q.streams = {kandas, first, seasonal};
  q.kandasOutsideQuota = {inYear(2026, 5)};
  q.past = {{2025, "foreign_1", QuotaScope::city, QuotaRecordKind::issued, "permits", true, figure(30)},
            {2025, "foreign_1", QuotaScope::city, QuotaRecordKind::issued, "permits", false, figure(25)},
            {2025, "foreign_all", QuotaScope::country, QuotaRecordKind::quota, "permits", true, figure(1000)}};
  q.support = {{"moving", names("Koshu", "Pereezd", "Moving"), "mci_per_person_once", figure(70)}};
  q.mci = {inYear(2026, 4000)};
}

Service polyclinic() {
  Service s;
  s.id = "polyclinic";
  s.name = names("Emhanalar", "Polikliniki", "Polyclinics");
  s.unit = names("kelu", "poseshchenie|poseshcheniya|poseshcheny", "visit a day|visits a day");
  s.note = names("Audandary belgisiz", "Rayony neizvestny", "The districts are not known");
  s.base = DemandBase::populationPresent;
  s.rate = {0.5, 0.5, 0.5, 0.5, 0.5};
  s.rateFrom = from(Status::estimate);
  s.capacity.resize(2);
  s.cityCapacity = figure(300);
  s.cityCapacity->alternatives = {figure(280, Status::unverified)};
  s.shifts = figure(2);
  s.norm.status = Status::computed;
  s.typicalSize = figure(100);
  s.unitCost = figure(3);
  return s;
}

void addServices(Services& s) {
  Service school;
  school.id = "school";
  school.name = names("Mektepter", "Shkoly", "Schools");
  school.unit = names("oryn", "mest", "places");
  school.rate = {0, 0, 1, 1, 0};
  school.rateFrom = from(Status::computed);
  school.policyRate = {0, 0, 1, 1, 1};
  school.policyFrom = from();
  school.capacity = {figure(400), figure(1000)};
  school.norm = {1, names("Buiryq 1", "Prikaz 1", "Order 1"), "2026-01-01", Status::official, true};
  school.typicalSize = figure(100);
  school.unitCost = figure(7);
  Service kindergarten;
  kindergarten.id = "kindergarten";
  kindergarten.name = names("Balabaqshalar", "Detskie sady", "Kindergartens");
  kindergarten.unit = school.unit;
  kindergarten.rate = {0, 0.5, 0, 0, 0};
  kindergarten.rateFrom = from(Status::computed);
  kindergarten.capacity = {figure(100), std::nullopt};
  kindergarten.cityCapacity = figure(250);
  s.services = {school, kindergarten, polyclinic()};
  s.objects = {{"school", "south", 2028, 200, names("Mektep 2", "Shkola 2", "School 2"), from()},
               {"polyclinic", "town", 2028, 100, names("Emhana 2", "Poliklinika 2", "Polyclinic 2"), from()}};
  s.catalogue = {{"school", figure(50)}, {"school", figure(100)}, {"polyclinic", figure(100)}};
}

// Half of those aged 2 and 3 work or look for work: 600 people of the town in 2026, 540 jobs for them.
void addLabour(Labour& labour) {
  labour.participation = {0, 0, 0.5, 0.5, 0, 0, 0, 0.5, 0.5, 0};
  labour.participationFrom = from(Status::estimate);
  labour.jobs = {1, {2026, 2027}, {540, 600}};
  labour.jobsFrom = from(Status::estimate);
  labour.unemploymentRate = figure(10);
}

Series series(SeriesPart part, const char* id, Names name, Names unit) {
  Series s;
  s.part = part;
  s.id = id;
  s.name = std::move(name);
  s.unit = std::move(unit);
  s.values.resize(3);
  return s;
}

void addSeries(std::vector<Series>& all) {
  Series vacancies = series(SeriesPart::economy, "vacancies_per_unemployed", names("Bos oryndar", "Vakansii", "Vacancies"),
                            names("oryn", "mest", "jobs"));
  vacancies.decimals = 2;
  Series dust = series(SeriesPart::environment, "pm25", names("Shan", "Pyl", "Dust"), names("mg", "mg", "mg, mean"));
  dust.values = {{inYear(2025, 9)}, {inYear(2024, 10), inYear(2025, 12)}, {inYear(2025, 8)}};
  dust.threshold = figure(10);
  dust.act = names("Buiryq 2", "Prikaz 2", "Order 2");
  Series kazakhs = series(SeriesPart::composition, "kazakh_share", names("Qazaqtar", "Kazahi", "Kazakhs"), names("%", "%", "%"));
  kazakhs.values[0] = {inYear(2025, 60)};
  all = {vacancies, dust, kazakhs};
}

void addPlaces(Places& p) {
  p.schools = p.metro = from();
  p.places = {{PlaceKind::school, names("Mektep 1", "Shkola 1", "School 1"), "north", {77, 45}, 0, {}},
              {PlaceKind::metro, names("Alpha", "Alpha", "Alpha"), "north", {76.5, 44.5}, 1, {}},
              {PlaceKind::metro, names("Beta", "Beta", "Beta"), "south", {76.5, 43.5}, 2, sameInAll("terminus")}};
}

}  // namespace

Dataset tinyCity() {
  Dataset city;
  city.id = "tiny";
  city.attribution = "Tiny City, invented for tests";
  city.sources = {{"tiny", "Tests", "2026-01-01", "invented", "MIT", sameInAll("Tiny City"),
                   names("oyda tekseretin sandar", "chisla dlya proverki v ume", "numbers to check in the head")}};
  addTerritories(city);
  addDemography(city.demography);
  addMigration(city.migration);
  addQuotas(city.quotas);
  addServices(city.services);
  addLabour(city.labour);
  addSeries(city.series);
  addPlaces(city.places);
  return city;
}

}  // namespace kosh::test

TEST_CASE("Tiny City has nothing to complain about") { CHECK(kosh::validate(kosh::test::tinyCity()).empty()); }
