## What is said the same way everywhere: periods, targets

phrase-period = { $part ->
    [H1] first half of { $year }
    [H2] second half of { $year }
    [Q1] Q1 { $year }
    [Q2] Q2 { $year }
    [Q3] Q3 { $year }
    [Q4] Q4 { $year }
   *[year] { $year }
}
phrase-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
phrase-target = { $sign } { $value }
