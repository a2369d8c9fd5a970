"""Gold records: what a careful reader reads in a report. Field names are those of the database's views."""

INDICATORS = ['การปฏิบัติหน้าที่', 'การใช้งบประมาณ', 'การใช้อำนาจ', 'การใช้ทรัพย์สินของราชการ',
              'การแก้ไขปัญหาการทุจริต', 'คุณภาพการดำเนินงาน', 'ประสิทธิภาพการสื่อสาร', 'การปรับปรุงการทำงาน',
              'การเปิดเผยข้อมูล', 'การป้องกันการทุจริต']


def organisation(name, type, subdistrict=None, district=None, province=None, **inferred):
    return {'name': name, 'type': type, 'subdistrict': subdistrict, 'district': district, 'province': province,
            **inferred}


def score(fiscal_year, code, value, rating=None, role='result'):
    level = 'overall' if code == 'overall' else 'tool' if code in ('IIT', 'EIT', 'OIT') else (
        'sub_indicator' if '.' in code else 'indicator')
    return {'fiscal_year': fiscal_year, 'level': level, 'code': code, 'value': value, 'rating': rating, 'role': role}


def measure(section, title, units=(), period='', dates=(None, None), status=None, number=None, **more):
    """dates: first and last day, or a single day; more: indicator, topic, progress_percent, duplicate."""
    first, last = (dates, dates) if isinstance(dates, str) else dates
    return {'section': section, 'number': number, 'title': title, 'units': list(units), 'period_text': period,
            'period_start': first, 'period_end': last, 'status': status, **more}


def item(code, name, units=(), status=None):
    return {'code': code, 'name': name, 'units': list(units), 'status': status}


def budget(number, title, fiscal_year, amount_baht, **more):
    return {'number': number, 'title': title, 'fiscal_year': fiscal_year, 'amount_baht': amount_baht, **more}


def risk(activity, issue, level, control):
    return {'activity': activity, 'issue': issue, 'level': level, 'control': control}


def report(organisation, fiscal_year, scores=(), measures=(), disclosure_items=(), budgets=(), risks=(),
           findings_expected=(), **more):
    """findings_expected: each "code: why", for the defects that were planted."""
    return {'organisation': organisation, 'fiscal_year': fiscal_year, **more, 'scores': list(scores),
            'measures': list(measures), 'disclosure_items': list(disclosure_items), 'budgets': list(budgets),
            'risks': list(risks), 'findings_expected': list(findings_expected)}


def fiscal_year(year):
    """First and last day of a fiscal year of the Buddhist Era."""
    return f'{year - 544}-10-01', f'{year - 543}-09-30'
