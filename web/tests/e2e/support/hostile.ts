// A report that would like to be a program: markup wherever a text may stand, in the file's name too.

export const hostile_name = 'ร้าย <img src=x onerror=alert(1)> "report\'.txt';

export const hostile_title = 'มาตรการ <script>alert(2)</script><img src=x onerror="alert(3)"> & "อ้าง" \'เดี่ยว\' </td></table><svg onload=alert(4)>';

export const hostile_report = [
  'รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส',
  'ประจำปีงบประมาณ พ.ศ. ๒๕๖๘',
  'องค์การบริหารส่วนตำบลทุ่งแสงทอง อำเภอเมือง จังหวัดน่าน',
  '',
  'ลำดับ\tมาตรการ\tวิธีดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ',
  `๑\t${hostile_title}\t<a href="javascript:alert(5)">คลิก</a>\tสำนักปลัด<script>alert(6)</script>\t<b onmouseover=alert(7)>ตลอดปี</b>\tดำเนินการแล้ว`,
  '๒\tจัดทำทะเบียนคุมการใช้รถราชการ\t{{constructor.constructor("alert(8)")()}}\tกองคลัง\tไตรมาสที่ ๑\tดำเนินการแล้ว',
  '',
].join('\n');
