"""Writes exports at random and computes which failures drcode must find in them.

    python3 tests/check/reference.py DRCODE FOLDER SEED FILES

Nothing here is derived from the program: the values of each row are chosen first, then written as one of
the forms that exports have. What must be found follows from the values, and from the codes that
`drcode --list` documents. Prints what differs, then how many checks passed and failed.
"""
import csv
import io
import json
import os
import random
import subprocess
import sys

# --- Names of columns, by what they are, as exports have them

DIALECTS = [
    dict(ms='callEndSubReason', sip='finalSipCode', phrase='finalSipCodePhrase',
         sbc='trunkFullyQualifiedDomainName', callee='calleeNumber', caller='callerNumber',
         correlation='correlationId', user='userPrincipalName', time='failureDateTime'),
    dict(ms='Final Microsoft subcode', sip='Final SIP code', phrase='Final SIP Phrase', sbc='SBC FQDN',
         callee='Callee Number', caller='Caller Number', correlation='CorrelationId', user='UPN',
         time='Failure time'),
    dict(ms='Sous-code Microsoft final', sip='Code SIP final', phrase='Phrase SIP finale',
         sbc='Nom de domaine complet SBC', callee='Num\u00e9ro de l\u2019appel\u00e9',
         caller='Num\u00e9ro de l\u2019appelant', correlation='CorrelationId', user='UPN',
         time='Temps d\u2019\u00e9chec'),
    dict(ms='Endg\u00fcltiger Microsoft-Untercode', sip='Endg\u00fcltiger SIP-Code',
         phrase='Endg\u00fcltiger SIP-Ausdruck', sbc='SBC-FQDN', callee='Angerufen an',
         correlation='Korrelations-ID', time='Fehlerzeit'),
    dict(ms='Subc\u00f3digo final de Microsoft', sip='C\u00f3digo SIP final', phrase='Frase sip final',
         sbc='SBC FQDN', callee='Llamado a', correlation='Id. de correlaci\u00f3n', time='Tiempo de error'),
    dict(ms='AllStreams.PSTN Call End Sub Reason', sip='AllStreams.PSTN Call End Reason',
         phrase='AllStreams.PSTN Final SIP Code Phrase', sbc='AllStreams.PSTN Trunk FQDN',
         time='AllStreams.PSTN Event Info Time'),
    dict(ms='call_end_sub_reason', sip='final_sip_code', phrase='final_sip_code_phrase', sbc='sbc_fqdn',
         callee='callee_number', caller='caller_number', correlation='correlation_id',
         user='user_principal_name', time='failure_time'),
    dict(ms='ParticipantEndSubCode', sip='ParticipantEndReason', correlation='CorrelationId'),
]
UNKNOWN = ['id', 'Region', 'Duration (seconds)', 'Media bypass', 'Comment', 'Top 10', 'Time (HH:MM)',
           'Success', 'Azure region for Media', '', 'Kosten \u20ac', '\u5099\u8003', 'a.b-c/d', '@odata.type']
NOTHING = ['', '', '', 'NaN', 'N/A', 'null', '-', 'None', '#N/A']
NASTY = ['a, b', 'a;b', 'a\tb', 'say "hello"', '"', '""', "it's", '', ' ', '=1+1', '504', '569002', '1,5',
         '2025-03-04T09:00:00Z', '{"a": 1}', '[1]', '403 560403', '\u00e9t\u00e9', '\u6771\u4eac', 'x|y',
         '<b>', '-1', '0', 'No', '\U0001f600']
LINES = ['two\nlines', 'a\n\nb', '"\n"', '1,2\n3,4', 'x\n504;569002\ny']
MEMBERS = {'ms': 'callEndSubReason', 'sip': 'finalSipCode', 'phrase': 'finalSipCodePhrase',
           'sbc': 'trunkFullyQualifiedDomainName', 'callee': 'calleeNumber', 'caller': 'callerNumber',
           'correlation': 'correlationId', 'user': 'userPrincipalName', 'time': 'failureDateTime'}


class Codes:
    """The codes that documents have."""

    def __init__(self, drcode):
        self.pairs = {}
        for line in subprocess.run([drcode, '--list', '--tsv'], stdout=subprocess.PIPE, check=True,
                                   encoding='utf-8').stdout.splitlines():
            cells = line.split('\t')
            if cells[0] and cells[1] and int(cells[1]) >= 400:
                outcome = cells[13]
                assert outcome in ('failure', 'user', 'normal'), line
                self.pairs.setdefault((int(cells[0]), int(cells[1])), []).append((cells[2], outcome))
        self.microsoft = {ms for ms, sip in self.pairs}

    def row(self, r):
        """Codes, a phrase and how such a call ends."""
        kind = r.random()
        if kind < 0.2:
            return *r.choice([(0, 0), (540000, 0), (560000, 0), (540000, 200), (560000, 200)]), 'BYE', 'normal'
        if kind < 0.27:
            return None, None, None, None
        if kind < 0.35:
            sip = r.choice([n for n in range(400, 700) if n not in (480, 486, 487, 600, 603)])
            ms = r.choice([510, 520, 540, 560, 580]) * 1000 + sip
            if ms not in self.microsoft:
                return ms, sip, None, 'failure'
        pair = r.choice(sorted(self.pairs))
        phrase, outcome = r.choice(self.pairs[pair])
        if len({o for p, o in self.pairs[pair]}) > 1:
            return self.row(r)
        return *pair, phrase if r.random() < 0.7 and phrase else None, outcome


def make_row(r, codes, number):
    row = dict(zip(('ms', 'sip', 'phrase', 'outcome'), codes.row(r)))
    row['sbc'] = r.choice(['sbc%d.contoso.com' % r.randint(1, 5), None])
    row['callee'] = r.choice(['+1555010%04d' % r.randint(0, 9999), '+1555010****', None])
    row['caller'] = r.choice(['+1555010%04d' % r.randint(0, 9999), None])
    row['correlation'] = r.choice(['00000000-0000-4000-8000-%012d' % number, None])
    row['user'] = r.choice(['user%d@contoso.com' % number, None])
    row['time'] = r.choice(['2025-03-%02dT%02d:%02d:00Z' % (r.randint(1, 28), r.randint(0, 23), r.randint(0, 59)),
                            None])
    return row


# --- Forms. Each returns the text and the rows as they must be found, each with its line or None.

def code(r, value, strange):
    """A code as a cell."""
    if value is None:
        return r.choice(NOTHING) if strange else ''
    return '%d.0' % value if strange else str(value)


def make_table(r, rows, unknown, strange):
    """A header and cells; a row has the values that there are columns for."""
    dialect = r.choice(DIALECTS)
    known = [k for k in dialect if k in ('ms', 'sip') or r.random() < 0.8]
    columns = known + [None] * r.randint(0, unknown)
    r.shuffle(columns)
    if len(columns) < 2:
        columns.append(None)
    change = r.choice([str, str, str.upper, str.lower]) if '.' not in dialect['ms'] else str
    header = [change(dialect[k]) if k else r.choice(UNKNOWN) for k in columns]
    table, found = [], []
    for row in rows:
        cells = []
        for k in columns:
            if k in ('ms', 'sip'):
                cells.append(code(r, row[k], strange))
            elif k:
                cells.append(row[k] if row[k] is not None else r.choice(NOTHING) if strange else '')
            else:
                cells.append(None)
        table.append(cells)
        found.append({k: row[k] if k in columns else None for k in MEMBERS} | {'outcome': row['outcome']})
    return header, table, found


def write_csv(r, rows):
    strange = r.random() < 0.3
    header, table, found = make_table(r, rows, 6, strange)
    separator = r.choice(',;\t')
    quoting = r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    end = r.choice(['\n', '\r\n'])
    out = io.StringIO(newline='')
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end)
    out.write(r.choice(['', '', '', 'sep=%s' % separator + end, '#TYPE System.Object' + end,
                        '2025-03-04 an export follows' + end]))
    writer.writerow(header)
    pad = r.random() < 0.2 and quoting == csv.QUOTE_MINIMAL
    trailing = separator if r.random() < 0.1 and quoting == csv.QUOTE_MINIMAL else ''
    for cells, row in zip(table, found):
        if r.random() < 0.05:
            out.write(r.choice([end, separator * (len(header) - 1) + end]))
        if r.random() < 0.03:
            writer.writerow(header)
        row['line'] = out.getvalue().count('\n') + 1
        cells = [r.choice(NASTY + LINES) if c is None else c for c in cells]
        if pad:
            cells = [' ' * r.randint(0, 2) + c + ' ' * r.randint(0, 2) if '"' not in c and '\n' not in c else c
                     for c in cells]
        line = io.StringIO(newline='')
        csv.writer(line, delimiter=separator, quoting=quoting, lineterminator=end).writerow(cells)
        out.write(line.getvalue()[:-len(end)] + trailing + end)
    return out.getvalue(), found


def plain_table(r, rows):
    """Cells that need no quotes, for tables of text."""
    header, table, found = make_table(r, rows, 3, r.random() < 0.2)
    words = ['x', 'a b', '12', '\u00e9t\u00e9', '']
    header = [h or 'n' for h in header]
    return header, [[r.choice(words) if c is None else c for c in cells] for cells in table], found


def write_markdown(r, rows):
    header, table, found = plain_table(r, rows)
    lines = ['# Calls', '', '| %s |' % ' | '.join(header), '|%s' % (' --- |' * len(header))]
    for cells, row in zip(table, found):
        lines.append('| %s |' % ' | '.join(c.replace('|', '\\|') for c in cells))
        row['line'] = len(lines)
    return '\n'.join(lines) + '\n\nThe end\n', found


def write_box(r, rows):
    header, table, found = plain_table(r, rows)
    bar, cross, dash = r.choice([('|', '+', '-'), ('\u2502', '\u253c', '\u2500'), ('\u2551', '\u256c', '\u2550')])
    widths = [max(len(line[i]) for line in [header] + table) for i in range(len(header))]
    rule = cross + cross.join(dash * (w + 2) for w in widths) + cross
    lines = [rule, bar + bar.join(' %s ' % c.ljust(w) for c, w in zip(header, widths)) + bar, rule]
    for cells, row in zip(table, found):
        lines.append(bar + bar.join(' %s ' % (c.rjust(w) if c.isdigit() else c.ljust(w))
                                    for c, w in zip(cells, widths)) + bar)
        row['line'] = len(lines)
    return '\n'.join(lines + [rule, '']), found


def write_aligned(r, rows):
    """Format-Table: numbers to the right, text to the left, cut after some width."""
    header, table, found = plain_table(r, rows)
    most, dots = r.choice([30, 60, 200]), r.choice(['...', '\u2026'])
    header[0] = header[0] or 'n'
    numeric = [all(line[i].replace('.', '').isdigit() or not line[i] for line in table) for i in range(len(header))]
    widths = [min(most, max(len(line[i]) for line in [header] + table)) for i in range(len(header))]
    widths = [max(w, len(h)) for w, h in zip(widths, header)]

    def fit(cells, names=None):
        out = []
        for i, (c, w) in enumerate(zip(cells, widths)):
            c = c if len(c) <= w else c[:w - len(dots)] + dots
            out.append(c.rjust(w) if numeric[i] else c.ljust(w))
        return ' '.join(out).rstrip()

    def underline():
        return ' '.join(('-' * len(h)).rjust(w) if numeric[i] else ('-' * len(h)).ljust(w)
                        for i, (h, w) in enumerate(zip(header, widths))).rstrip()

    lines = ['', fit(header), underline()]
    for cells, row in zip(table, found):
        lines.append(fit(cells))
        row['line'] = len(lines)
        row['cut'] = True
    return '\n'.join(lines) + '\n\n', found


def write_html(r, rows):
    header, table, found = plain_table(r, rows)
    escape = lambda c: c.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
    cells_of = lambda tag, cells: '<tr>%s</tr>' % ''.join('<%s>%s</%s>' % (tag, escape(c), tag) for c in cells)
    lines = ['<html><body>', '<table>', '<colgroup><col/></colgroup>', cells_of('th', header)]
    for cells, row in zip(table, found):
        lines.append(cells_of('td', cells))
        row['line'] = len(lines)
    return '\n'.join(lines + ['</table>', '</body></html>', '']), found


def write_list(r, rows):
    """Format-List, expanded tables of databases, CLIXML."""
    dialect = DIALECTS[r.choice([0, 1, 6])]
    form = r.choice(['%s : %s', '%s : %s', '%s | %s', '    <S N="%s">%s</S>'])
    names = [k for k in dialect]
    r.shuffle(names)
    width = max(len(dialect[k]) for k in names) if 'S N=' not in form else 0
    out, found = [], []
    for row in rows:
        if row['ms'] is None:
            continue
        out.append('' if 'S N=' not in form else '  <Obj RefId="0"><MS>')
        for k in names:
            value = '' if row[k] is None else str(row[k])
            if 'S N=' in form:
                value = value.replace('&', '&amp;').replace('<', '&lt;')
            out.append(form % (dialect[k].ljust(width), value))
        out.append('' if 'S N=' not in form else '  </MS></Obj>')
        found.append({k: row.get(k) for k in MEMBERS} | {'outcome': row['outcome']})
    return '\n'.join(out) + '\n', found


def as_member(r, value, strange):
    if value is None or not isinstance(value, int):
        return value
    return r.choice([str(value), float(value)]) if strange else value


def write_json(r, rows):
    strange = r.random() < 0.2
    calls, found = [], []
    for row in rows:
        call = {MEMBERS[k]: as_member(r, row[k], strange) for k in MEMBERS}
        for k in [k for k in call if call[k] is None and r.random() < 0.5]:
            del call[k]
        for i in range(r.randint(0, 3)):
            call['x%d' % i] = r.choice([n for n in NASTY + LINES if row['ms'] is not None or '4' not in n] + [True, None, 1.5, [1, 'two'], {'a': {'b': [{}]}}, []])
        if row['ms'] is None and not any(row[k] for k in ('ms', 'sip')):
            pass
        items = list(call.items())
        r.shuffle(items)
        calls.append(dict(items))
        found.append({k: row[k] for k in MEMBERS} | {'outcome': row['outcome'], 'object': True})
    ascii_only = r.random() < 0.5
    form = r.randint(0, 4)
    if form == 0:
        for i, row in enumerate(found):
            row['line'] = i + 1
        text = ''.join(json.dumps(c, ensure_ascii=ascii_only) + '\n' for c in calls)
    elif form == 1:
        text = json.dumps({'@odata.context': 'x', '@odata.count': len(calls), 'value': calls},
                          ensure_ascii=ascii_only, separators=r.choice([(',', ':'), (', ', ': ')]))
    else:
        text = json.dumps({'value': calls} if form == 2 else calls, ensure_ascii=ascii_only,
                          indent=r.choice([1, 2, 4, '\t']))
    return text, found


def write_json_rows(r, rows):
    """{"columns": [...], "rows": [[...]]}, and the tables of Log Analytics."""
    header, table, found = make_table(r, rows, 3, False)
    table = [[r.choice(['x', 1, None, True, [1, 2], {'a': 1}]) if c is None else
              int(c) if c.isdigit() and r.random() < 0.8 else c or r.choice(['', None]) for c in cells]
             for cells in table]
    header = [h or 'n' for h in header]
    form = r.randint(0, 3)
    value = ({'columns': header, 'rows': table} if form == 0 else
             {'tables': [{'name': 'PrimaryResult', 'columns': [{'name': h, 'type': 'string'} for h in header],
                          'rows': table}]} if form == 1 else
             {'columns': header, 'index': list(range(len(table))), 'data': table} if form == 2 else
             {'range': 'A1', 'values': [header] + table})
    for row in found:
        row['object'] = True
    return json.dumps(value, indent=r.choice([None, 2]), ensure_ascii=r.random() < 0.5), found


FORMS = [(write_csv, 10), (write_json, 4), (write_json_rows, 2), (write_markdown, 2), (write_box, 2),
         (write_aligned, 2), (write_html, 1), (write_list, 2)]
ENCODINGS = ['utf-8'] * 6 + ['utf-8-sig', 'utf-16-le', 'utf-16-be']


def write_file(path, r, codes, start):
    rows = [make_row(r, codes, start + i) for i in range(r.choice([1, 2, 5, 20]))]
    form = r.choices([f for f, w in FORMS], [w for f, w in FORMS])[0]
    text, found = form(r, rows)
    encoding = r.choice(ENCODINGS)
    if encoding.startswith('utf-16'):
        text = '\ufeff' + text
    with open(path, 'wb') as out:
        out.write(text.encode(encoding))
    return form.__name__, found


# --- Comparison

def expected_findings(found):
    return [row for row in found if row['outcome'] in ('failure', 'user')]


def describe(row):
    return {k: row.get(k) for k in list(MEMBERS) + ['outcome', 'line'] if row.get(k) is not None}


def differs(row, finding):
    """The first member in which a finding is not what the row says; None where it is."""
    for k, member in MEMBERS.items():
        got = finding.get(member) if k != 'time' else finding.get('failureDateTime') or finding.get('startDateTime')
        if k == 'phrase' and (row[k] is None or row.get('cut')):
            continue
        if row.get('cut') and k not in ('ms', 'sip') and got and row[k] and got != row[k] and \
                row[k].startswith(got.rstrip('.\u2026')):
            continue
        if got != row[k]:
            return '%s: %r for %r' % (member, got, row[k])
    if finding['outcome'] != row['outcome']:
        return 'outcome: %r for %r' % (finding['outcome'], row['outcome'])
    if row.get('line') and finding['line'] != row['line']:
        return 'line: %r for %r' % (finding['line'], row['line'])
    return None


def run(drcode, options, paths):
    arguments = [drcode, '--json'] + options
    for path in paths:
        arguments += ['-f', path]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                          encoding='utf-8')
    if done.returncode not in (0, 1):
        return None
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_findings(path, form, found, findings):
    expected = expected_findings(found)
    for i, row in enumerate(expected):
        if i >= len(findings):
            return '%d of %d found, missing %s' % (len(findings), len(expected), describe(row))
        difference = differs(row, findings[i])
        if difference:
            return 'finding %d, line %s: %s; row %s' % (i + 1, findings[i]['line'], difference, describe(row))
    if len(findings) > len(expected):
        return '%d too many: %s' % (len(findings) - len(expected), findings[len(expected)])
    return None


def check_summary(files, summary):
    if summary is None:
        return 'trouble'
    rows = [row for path, form, found in files for row in found]
    counts, totals = {}, {'failures': 0, 'users': 0, 'normal': 0}
    for row in rows:
        if row['outcome']:
            totals[row['outcome'] + ('' if row['outcome'] == 'normal' else 's')] += 1
        if row['outcome'] in ('failure', 'user'):
            key = row['ms'], row['sip']
            counts[key] = counts.get(key, 0) + 1
    got = {}
    for group in summary[:-1]:
        key = group['callEndSubReason'], group['finalSipCode']
        got[key] = got.get(key, 0) + group['count']
    for name, count in totals.items():
        if summary[-1][name] != count:
            return '%s: %s for %s' % (name, summary[-1][name], count)
    return None if got == counts else 'counts: %s for %s' % (
        sorted(map(str, got.items() - counts.items())), sorted(map(str, counts.items() - got.items())))


def main():
    drcode, folder, seed, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    codes = Codes(drcode)
    passed = failed = 0
    for start in range(0, count, 25):
        files = []
        for number in range(start, min(start + 25, count)):
            r = random.Random('%s %d' % (seed, number))
            path = os.path.join(folder, '%05d' % number)
            form, found = write_file(path, r, codes, 1000 * number)
            files.append((path, form, found))
        findings = run(drcode, [], [path for path, form, found in files])
        results = []
        for path, form, found in files:
            own = [f for f in findings or [] if f['file'] == path]
            results.append((path, form, check_findings(path, form, found, own) if findings is not None
                            else 'trouble'))
        results.append((folder, 'summary of %05d and after' % start,
                        check_summary(files, run(drcode, ['--summary'], [path for path, form, found in files]))))
        for path, form, problem in results:
            passed += problem is None
            failed += problem is not None
            if problem:
                print('FAILED  seed %s, file %s, %s: %s' % (seed, os.path.basename(path), form, problem[:600]))
        if not any(problem for path, form, problem in results) and not os.environ.get('KEEP'):
            for path, form, found in files:
                os.remove(path)
    print(passed, failed)


main()
