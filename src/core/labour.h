// The labour market: who works or looks for work, the jobs they have, the jobs they need, foreign workers.
#pragma once
#include "core/slots.h"

namespace kosh {

// Labour force on 1 January, [slot][year]: people times participation by sex and age group. Empty: no participation.
std::vector<double> labourForce(const Dataset& dataset, const Outcome& outcome);

// Foreign workers are the streams foreign_1 .. foreign_4 and foreign_seasonal; labour immigrants work for households.
bool isForeignLabour(const QuotaStream& stream);

// Percent of the labour force without a job, not below zero: a path of jobs may pass the supply.
double unemploymentRate(double force, double jobs);

}  // namespace kosh
