"""A district health office: headings nobody has listed, a nested table, a text box, tracked changes."""
import gold as g
from word import Cell, Report, Section, Table, TextBox

ORGANISATION = 'สำนักงานสาธารณสุขอำเภอแจ้ห่ม'
VISITS = Table([2.6, 1.6], [['ตำบล', 'ครั้ง'], ['แจ้ห่ม', '๒'], ['เมืองมาย', '๑']], size=10, header_rows=1)
MEASURES = [
    ('กำหนดเกณฑ์การพิจารณาความดีความชอบและแจ้งเวียนก่อนรอบการประเมิน', 'กลุ่มงานบริหาร', ['กลุ่มงานบริหาร'],
     '๑ ตุลาคม ๒๕๖๖ - ๓๑ มีนาคม ๒๕๖๗', ('2023-10-01', '2024-03-31'), 'แจ้งเวียนเกณฑ์แล้วเมื่อเดือนธันวาคม ๒๕๖๖', 'ดำเนินการแล้วเสร็จ', 'completed'),
    ('ตรวจเยี่ยมคลังยาของโรงพยาบาลส่งเสริมสุขภาพตำบลโดยไม่แจ้งล่วงหน้า', 'กลุ่มงานคุ้มครองผู้บริโภค\nงานพัสดุ',
     ['กลุ่มงานคุ้มครองผู้บริโภค', 'งานพัสดุ'], 'ม.ค. - เม.ย. ๖๗', ('2024-01-01', '2024-04-30'),
     Cell('ตรวจเยี่ยมแล้ว ดังนี้', table=VISITS), 'อยู่ระหว่างดำเนินการ', 'in_progress'),
    ('เปิดช่องทางแจ้งเบาะแสโดยไม่ต้องเปิดเผยชื่อ[- และส่งทางไปรษณีย์-]', 'นักวิชาการคอมพิวเตอร์', ['นักวิชาการคอมพิวเตอร์'],
     'ไตรมาสที่ ๒', ('2024-01-01', '2024-03-31'), 'เปิดช่องทาง[-แล้ว-][+ผ่านแบบฟอร์มออนไลน์แล้ว+]', 'ดำเนินการแล้วเสร็จ', 'completed'),
    ('ทบทวนการใช้รถราชการร่วมกันระหว่างหน่วยงานในอำเภอ', 'ทุกฝ่าย', ['ทุกส่วนราชการ'],
     'ตลอดทั้งปี', g.fiscal_year(2567), 'ยังไม่ได้ข้อยุติ', 'ยังไม่ดำเนินการ', 'not_started'),
]


def report():
    r = Report(font='Laksaman', size=16)
    r.title('สรุปผลการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส', 'ประจำปีงบประมาณ พ.ศ. ๒๕๖๗', ORGANISATION, 'จังหวัดลำปาง', size=14)
    r.add(TextBox('เอกสารประกอบการประชุม\nฉบับปรับปรุงเดือนกรกฎาคม ๒๕๖๗', width_cm=9, height_cm=2.4))
    r.text('การดำเนินการในรอบปีที่ผ่านมา[+มีความคืบหน้าเป็นลำดับ+] โดยมีเจ้าภาพหลักรับผิดชอบในแต่ละกิจกรรม[-ตามเดิม-] สรุปได้ดังตารางต่อไปนี้')
    r.add(Section(header=ORGANISATION, footer='- {page} -'))
    r.table([4.6, 6.4, 4.4, 4, 2.7, 2],
            [['ผลที่เกิดขึ้นจริง', 'กิจกรรมที่ขับเคลื่อน', 'เจ้าภาพหลัก', 'ห้วงเวลา', 'สถานะ', 'ลำดับที่']],
            [[m[5], m[0], m[1], m[3], m[6], Cell(list_format='thaiNumbers', list_id=5)] for m in MEASURES], size=11)
    r.heading('ข้อเสนอแนะ')
    r.numbered(['ควรเชื่อมโยงข้อมูลการเบิกยาเข้ากับระบบของโรงพยาบาลแม่ข่าย', 'ควรเพิ่มจำนวนครั้งของการตรวจเยี่ยม'], 'thaiLetters', '(%1)')
    r.add(Section(landscape=True, header=ORGANISATION, footer='- {page} -'))
    return r


def gold():
    titles = ['เปิดช่องทางแจ้งเบาะแสโดยไม่ต้องเปิดเผยชื่อ' if '[-' in m[0] else m[0] for m in MEASURES]
    measures = [g.measure('results', title, m[2], m[3], m[4], m[7], number=str(n))
                for n, (title, m) in enumerate(zip(titles, MEASURES), 1)]
    measures[1]['hard'] = ['units']  # in the PDF the first unit fills its line, and nothing tells that another begins
    return g.report(
        g.organisation(ORGANISATION, 'สำนักงานสาธารณสุขอำเภอ', district='แจ้ห่ม', province='ลำปาง'), 2567, measures=measures)
