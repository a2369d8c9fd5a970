"""Five-year action plan: announcement, contents, targets, risks, budgets by year with subtotals, project forms."""
import gold as g
from word import Cell, PageBreak, Paragraph, Report, Section

TEXT = 'markdown'
TONELESS = True
LAO = 'องค์การบริหารส่วนตำบลเขาบางแกรก'
PLAN = 'แผนปฏิบัติการป้องกันการทุจริต'
YEARS = range(2566, 2571)
TARGETS = [75, 80, 85, 88, 90]
P1 = 'โครงการอบรมสร้างภูมิคุ้มกันการทุจริตแก่บุคลากรและสมาชิกสภาท้องถิ่น'
P2 = 'กิจกรรมยกย่องผู้ปฏิบัติงานดีเด่นด้านความซื่อสัตย์สุจริต'
P3 = 'มาตรการเปิดเผยข้อมูลการจัดซื้อจัดจ้างเป็นรายโครงการ'
P4 = 'โครงการพัฒนาระบบรับคำร้องและติดตามเรื่องทางออนไลน์'
P5 = 'โครงการเวทีพลเมืองติดตามการใช้งบประมาณของตำบล'
P6 = 'มาตรการจัดการความเสี่ยงการทุจริตประจำปี'
P7 = 'โครงการจ้างผู้เชี่ยวชาญสอบทานระบบควบคุมภายใน'
DIMENSIONS = [  # dimension, mission, [(title, amounts, unit as written, units)], subtotal as printed
    ('๑. การสร้างวัฒนธรรมสุจริต', 'การเสริมสร้างจิตสำนึกของบุคลากรและฝ่ายสภาท้องถิ่น',
     [(P1, [30000] * 5, 'สำนักปลัด', ['สำนักปลัด']), (P2, [5000] * 5, 'สำนักปลัด', ['สำนักปลัด'])], [35000] * 5),
    ('๒. การบริหารราชการด้วยความโปร่งใส', 'การเปิดเผยข้อมูลและการปรับปรุงระบบบริการ',
     [(P3, [0] * 5, 'กองคลัง', ['กองคลัง']),
      (P4, [80000, 20000, 20000, 20000, 20000], 'สำนักปลัด\nกองช่าง', ['สำนักปลัด', 'กองช่าง'])],
     [80000, 20000, 25000, 20000, 20000]),  # 25,000 instead of 20,000: planted
    ('๓. การส่งเสริมการมีส่วนร่วมของภาคประชาชน', 'การเปิดโอกาสให้ประชาชนติดตามตรวจสอบ',
     [(P5, [0, 15000, 15000, 15000, 15000], 'กองคลัง', ['กองคลัง'])], [0, 15000, 15000, 15000, 15000]),
    ('๔. การยกระดับกลไกการตรวจสอบ', 'การควบคุมภายในและการจัดการความเสี่ยง',
     [(P6, [0] * 5, 'ทุกส่วนราชการ', ['ทุกส่วนราชการ']),
      (P7, [0, 0, 40000, 0, 40000], 'หน่วยตรวจสอบภายใน', ['หน่วยตรวจสอบภายใน'])], [0, 0, 40000, 0, 40000]),
]
RISKS = [
    ('การจัดซื้อจัดจ้าง', '๑. กำหนดคุณลักษณะเฉพาะที่เอื้อต่อผู้ขายบางราย\n๒. แบ่งซื้อแบ่งจ้างเพื่อหลีกเลี่ยงวงเงิน', 'สูง',
     '๑. มาตรการเปิดเผยข้อมูลการจัดซื้อจัดจ้างเป็นรายโครงการ\n๒. ให้ผู้แทนชุมชนร่วมสังเกตการณ์การตรวจรับ'),
    ('การอนุญาตก่อสร้างอาคาร', 'การเรียกรับประโยชน์เพื่อแลกกับการเร่งรัดใบอนุญาต', 'ปานกลาง',
     'จัดลำดับคำขอด้วยระบบออนไลน์และเปิดเผยสถานะของคำขอ'),
    ('การใช้รถยนต์ส่วนกลาง', 'การนำรถยนต์ไปใช้ในกิจธุระส่วนตัว', 'ต่ำ', 'บันทึกเลขไมล์ทุกครั้งและสุ่มตรวจเดือนละหนึ่งครั้ง'),
]
# number, title, reason, goals, steps, period, budget as written, amount, unit
FORMS = [
    ('๑', P1, 'การป้องกันการทุจริตที่ได้ผลต้องเริ่มจากผู้ปฏิบัติงานที่แยกแยะประโยชน์ส่วนตนออกจากประโยชน์ส่วนรวมได้',
     ['เพื่อให้ผู้เข้ารับการอบรมรู้เท่าทันรูปแบบการทุจริตที่พบบ่อยในงานท้องถิ่น', 'เพื่อสร้างข้อตกลงร่วมกันในการไม่รับของขวัญทุกชนิด'],
     ['ขออนุมัติโครงการ', 'ประสานวิทยากรและสถานที่', 'ดำเนินการอบรมจำนวน ๑ วัน', 'ประเมินผลและรายงานผู้บริหาร'],
     'งบประมาณ จำนวน ๓๐,๐๐๐ บาท', 30000, 'สำนักปลัด', ['สำนักปลัด']),
    ('๒', P3, 'ข้อมูลการจัดซื้อจัดจ้างที่เผยแพร่เป็นภาพรวมทำให้ประชาชนตรวจสอบได้ยาก จึงควรเปิดเผยเป็นรายโครงการ',
     ['เพื่อให้ประชาชนติดตามโครงการในหมู่บ้านของตนได้ทุกขั้นตอน'],
     ['กำหนดชุดข้อมูลที่ต้องเผยแพร่', 'จัดทำแบบฟอร์มรายโครงการ', 'เผยแพร่และปรับปรุงทุกเดือน'],
     'ดำเนินการโดยไม่ใช้งบประมาณ', 0, 'งานพัสดุ (กองคลัง)', ['งานพัสดุ', 'กองคลัง']),
    ('๓', P4, 'ผู้ยื่นคำร้องต้องเดินทางมาสอบถามความคืบหน้าด้วยตนเอง ทำให้เสียเวลาและค่าใช้จ่าย',
     ['เพื่อให้ผู้ยื่นคำร้องตรวจสอบสถานะได้ตลอดเวลา', 'เพื่อลดการพบกันโดยตรงระหว่างเจ้าหน้าที่กับผู้ยื่นคำร้อง'],
     ['สำรวจคำร้องที่ใช้บ่อย', 'จ้างพัฒนาระบบ', 'ทดลองใช้และปรับปรุง', 'ประกาศใช้'],
     'งบประมาณ จำนวน ๘๐,๐๐๐ บาท', 80000, 'สำนักปลัด\nกองช่าง', ['สำนักปลัด', 'กองช่าง']),
    ('๔', P6, 'การประเมินความเสี่ยงจะเกิดผลต่อเมื่อมีผู้รับผิดชอบและกำหนดเวลาที่ชัดเจน',
     ['เพื่อลดโอกาสเกิดการทุจริตในงานที่มีความเสี่ยงสูง'],
     ['แต่งตั้งคณะทำงาน', 'ประเมินความเสี่ยงของแต่ละกอง', 'จัดทำรายงานและเผยแพร่'],
     'ดำเนินการโดยไม่ใช้งบประมาณ', 0, 'ทุกส่วนราชการ', ['ทุกส่วนราชการ']),
]


def thai(value):
    return str(value).translate(str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙'))


def baht(amount):
    return Cell(thai(f'{amount:,}') if amount else '-', align='right')


def plan_rows():
    rows, number, totals = [], 0, [0] * 5
    for dimension, mission, projects, subtotal in DIMENSIONS:
        span = len(projects) + 1
        for i, (title, amounts, unit, _) in enumerate(projects):
            number += 1
            mission_cell = Cell(mission, row_span=len(projects)) if len(projects) > 1 else mission
            rows.append([Cell(dimension, row_span=span) if i == 0 else None, mission_cell if i == 0 else None,
                         f'{thai(number)}. {title}', *map(baht, amounts), unit])
            totals = [a + b for a, b in zip(totals, amounts)]
        rows.append([None, Cell(f'รวม จำนวน {thai(len(projects))} โครงการ/มาตรการ', column_span=2, bold=True), *map(baht, subtotal), ''])
    rows.append([Cell('รวมทั้งสิ้น', column_span=3, align='center', bold=True), *map(baht, totals), ''])
    return rows


def add_form(r, number, title, reason, goals, steps, money, unit, first):
    if not first:
        r.add(PageBreak())
    r.add(Paragraph(f'ลำดับที่ {number}', align='right'), Paragraph(f'๑. ชื่อโครงการ : {title}', bold=True))
    r.heading('๒. หลักการและเหตุผล')
    r.text(reason)
    r.heading('๓. วัตถุประสงค์')
    r.text(*(f'๓.{thai(i)} {goal}' for i, goal in enumerate(goals, 1)))
    r.heading('๔. เป้าหมาย/กลุ่มเป้าหมาย')
    r.text('บุคลากรของหน่วยงานและประชาชนในเขตพื้นที่ตำบลเขาบางแกรก')
    r.heading('๕. วิธีดำเนินการ')
    r.text(*(f'{thai(i)}) {step}' for i, step in enumerate(steps, 1)))
    r.heading('๖. ระยะเวลาดำเนินการ')
    r.text('ปีงบประมาณ พ.ศ. ๒๕๖๖')
    r.heading('๗. งบประมาณที่ใช้ในการดำเนินการ')
    r.text(money)
    r.heading('๘. ผู้รับผิดชอบ')
    r.text(*unit.split('\n'))
    r.heading('๙. ผลผลิต/ผลลัพธ์')
    r.text('ผลผลิต : ดำเนินการได้ครบตามขั้นตอนที่กำหนด', 'ผลลัพธ์ : ประชาชนเชื่อมั่นต่อการปฏิบัติงานของหน่วยงานมากขึ้น')


def report():
    r = Report(font='Norasi', size=14)
    r.title(f'ประกาศ{LAO}', f'เรื่อง ประกาศใช้{PLAN} (พ.ศ. ๒๕๖๖ - ๒๕๗๐)', size=16)
    r.text(f'เพื่อให้การบริหารงานของ{LAO} อำเภอหนองฉาง จังหวัดอุทัยธานี เป็นไปด้วยความโปร่งใสและตรวจสอบได้ '
           f'จึงประกาศใช้{PLAN} ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐ ตามรายละเอียดแนบท้ายประกาศนี้',
           'ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป', 'ประกาศ ณ วันที่ ๑๔ ตุลาคม พ.ศ. ๒๕๖๕')
    r.add(Paragraph('(ลงชื่อ)......................................', align='center'), Paragraph(f'นายก{LAO}', align='center'), PageBreak())
    r.title('สารบัญ', size=16)
    r.table([12, 3], [['เรื่อง', 'หน้า']], [['คำนำ', 'ก'], ['ส่วนที่ ๑ บทนำ', '๑ - ๒'], ['ส่วนที่ ๒ แผนปฏิบัติการแยกตามมิติ', '๓ - ๔'],
                                         ['ส่วนที่ ๓ รายละเอียดโครงการ', '๕ - ๘']])
    r.heading('คำนำ')
    r.text(f'{LAO}ได้จัดทำ{PLAN}ฉบับนี้ขึ้น ประกอบด้วยโครงการ กิจกรรม และมาตรการ ๔ มิติ รวมทั้งสิ้นจำนวน ๘ โครงการ')
    r.add(PageBreak())
    r.title('ส่วนที่ ๑ บทนำ', size=16)
    r.heading('๑. การประเมินความเสี่ยงการทุจริต')
    r.table([1.3, 3.2, 5, 2, 5], [['ที่', 'การดำเนินงาน', 'ประเด็นความเสี่ยงการทุจริต', 'ระดับความเสี่ยง', 'มาตรการควบคุมความเสี่ยง']],
            [[thai(i), *x] for i, x in enumerate(RISKS, 1)])
    r.heading('๒. เป้าหมาย')
    r.table([4, 2.5, 2.5, 2.5, 2.5, 2.5], [['ค่าเป้าหมาย'] + [f'ปีงบประมาณ {thai(y)}' for y in YEARS]],
            [['คะแนน ITA'] + [f'{thai(t)} คะแนน' for t in TARGETS],
             ['จำนวนเรื่องร้องเรียนการทุจริตลดลง'] + [f'ร้อยละ {thai(n)}' for n in (10, 20, 30, 40, 50)]])
    r.add(Section(footer='{page}'))
    r.title('ส่วนที่ ๒', f'{PLAN} (พ.ศ. ๒๕๖๖ - ๒๕๗๐) แยกตามมิติ', size=16)
    r.table([3, 3.2, 5.4, 2.25, 2.25, 2.25, 2.25, 2.25, 2.3],
            [[Cell('มิติ', row_span=2), Cell('ภารกิจตามมิติ', row_span=2), Cell('โครงการ/กิจกรรม/มาตรการ', row_span=2),
              Cell('งบประมาณ (บาท)', column_span=5), Cell('หน่วยงานรับผิดชอบ', row_span=2)],
             [None, None, None] + [f'ปี {thai(y)}' for y in YEARS] + [None]], plan_rows(), size=12)
    r.add(Section(landscape=True, footer='{page}'))
    r.title('ส่วนที่ ๓ รายละเอียดโครงการ/กิจกรรม/มาตรการ', size=16)
    for i, (number, title, reason, goals, steps, money, _, unit, _) in enumerate(FORMS):
        add_form(r, number, title, reason, goals, steps, money, unit, first=i == 0)
    r.add(Section(footer='{page}'))
    return r


def gold():
    projects = [p for _, _, group, _ in DIMENSIONS for p in group]
    measures = [g.measure('plan', title, units, number=str(n)) for n, (title, _, _, units) in enumerate(projects, 1)]
    measures += [g.measure('project form', f[1], f[8], 'ปีงบประมาณ พ.ศ. ๒๕๖๖', g.fiscal_year(2566), number=str(n))
                 for n, f in enumerate(FORMS, 1)]
    budgets = [g.budget(str(n), title, year, amount) for n, (title, amounts, _, _) in enumerate(projects, 1)
               for year, amount in zip(YEARS, amounts) if amount]
    budgets += [g.budget(str(n), f[1], 2566, f[6], section='project form') for n, f in enumerate(FORMS, 1) if f[6]]
    return g.report(
        g.organisation(LAO, 'อบต.', 'เขาบางแกรก', 'หนองฉาง', 'อุทัยธานี'), 2566, fiscal_year_end=2570,
        scores=[g.score(year, 'overall', float(t), role='target') for year, t in zip(YEARS, TARGETS)],
        measures=measures, budgets=budgets, risks=[g.risk(a, i.replace('\n', ' '), l, c.replace('\n', ' ')) for a, i, l, c in RISKS],
        findings_expected=['budget.sum_mismatch: dimension 2 of 2568 says 25,000; its projects make 20,000',
                           'count.mismatch: the foreword counts 8 projects; the table lists 7'])
