## Những cụm từ chỗ nào cũng nói như nhau: kỳ, chỉ tiêu

phrase-period = { $part ->
    [H1] 6 tháng đầu năm { $year }
    [H2] 6 tháng cuối năm { $year }
    [Q1] quý I/{ $year }
    [Q2] quý II/{ $year }
    [Q3] quý III/{ $year }
    [Q4] quý IV/{ $year }
   *[year] năm { $year }
}
phrase-month = tháng { $month }/{ $year }
phrase-target = { $sign } { $value }
