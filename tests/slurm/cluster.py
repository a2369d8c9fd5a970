"""A Slurm cluster of two nodes on this machine: daemons, ports, sockets and logs of its own in one folder."""
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

NODES = ('n1', 'n2')


class Forbidden(Exception):
    """This machine does not let a daemon start."""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(('127.0.0.1', 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def daemon(name):
    return shutil.which(name, path=os.environ['PATH'] + ':/usr/sbin:/sbin')


def name_of(pid):
    try:
        return Path(f'/proc/{pid}/comm').read_text().strip()
    except OSError:
        return ''


def parent_of(pid):
    try:
        return int(Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[1])
    except OSError:
        return 0


class Cluster:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, 'SLURM_CONF': str(folder / 'slurm.conf')}
        self.daemons = {}

    def __enter__(self):
        try:
            self.start_munge()
            self.write_configuration()
            self.start('slurmctld', ['slurmctld', '-D'])
            for node in NODES:
                self.start(node, ['slurmd', '-D', '-N', node])
            self.wait_for(lambda: self.states() == {'idle'}, 60, 'nodes that are idle')
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for pid in self.steps():  # what a node leaves behind
            self.send(pid, signal.SIGKILL)
        for process in reversed(self.daemons.values()):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def start(self, name, command):
        log = open(self.folder / f'{name}.out', 'wb')
        self.daemons[name] = subprocess.Popen([daemon(command[0]), *command[1:]], stdout=log, stderr=log, env=self.environment, start_new_session=True)
        time.sleep(1)
        if self.daemons[name].poll() is not None:
            raise Forbidden(f'{name} ended at once: {(self.folder / f"{name}.out").read_text()[-2000:]}')

    def start_munge(self):
        key = self.folder / 'munge.key'
        key.write_bytes(secrets.token_bytes(64))
        key.chmod(0o400)
        self.socket = self.folder / 'munge.socket'
        self.start('munged', ['munged', '--foreground', '--force', f'--key-file={key}', f'--socket={self.socket}', f'--pid-file={self.folder}/munge.pid',
                              f'--seed-file={self.folder}/munge.seed', f'--log-file={self.folder}/munge.log'])
        self.wait_for(self.socket.exists, 10, 'munged')

    def write_configuration(self):
        host, user = socket.gethostname().split('.')[0], pwd.getpwuid(os.getuid()).pw_name
        control, *nodes = free_ports(1 + len(NODES))
        lines = [
            'ClusterName=test', f'SlurmctldHost={host}(127.0.0.1)', f'SlurmctldPort={control}', f'SlurmUser={user}', f'SlurmdUser={user}',
            # A task that is taken up again waits until the credential of its first attempt has expired.
            'AuthType=auth/munge', f'AuthInfo=socket={self.socket},cred_expire=5', 'CredType=cred/munge',
            f'StateSaveLocation={self.folder}/state', f'SlurmdSpoolDir={self.folder}/spool.%n',
            f'SlurmctldPidFile={self.folder}/slurmctld.pid', f'SlurmdPidFile={self.folder}/slurmd.%n.pid',
            f'SlurmctldLogFile={self.folder}/slurmctld.log', f'SlurmdLogFile={self.folder}/slurmd.%n.log',
            'ProctrackType=proctrack/linuxproc', 'TaskPlugin=task/none', 'JobAcctGatherType=jobacct_gather/none', 'MpiDefault=none',
            'AccountingStorageType=accounting_storage/none', 'SelectType=select/cons_tres', 'SelectTypeParameters=CR_Core',
            'SlurmdParameters=config_overrides', 'ReturnToService=2', 'SlurmdTimeout=10', 'InactiveLimit=0', 'KillWait=5',
            'SchedulerParameters=sched_interval=2,batch_sched_delay=1,bf_interval=2',
            *(f'NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1' for node, port in zip(NODES, nodes)),
            f'PartitionName=all Nodes={",".join(NODES)} Default=YES State=UP MaxTime=INFINITE',
        ]
        (self.folder / 'slurm.conf').write_text('\n'.join(lines) + '\n')
        # Nothing here needs control groups; left to find out by itself, slurmd gives up where none are mounted.
        (self.folder / 'cgroup.conf').write_text('CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n')
        for name in ('state', *(f'spool.{node}' for node in NODES)):
            (self.folder / name).mkdir()

    def run(self, *command, check=True):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise AssertionError(f'{command}: exit code {done.returncode}: {done.stdout}{done.stderr}')
        return done

    def states(self):
        return set(self.run('sinfo', '--noheader', '--Node', '--format=%T', check=False).stdout.split())

    def queue(self, *options):
        return self.run('squeue', '--noheader', *options).stdout.splitlines()

    def wait_for(self, is_so, seconds, what):
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                logs = ''.join(f'--- {log.name}\n{log.read_text(errors="replace")[-1500:]}\n' for log in sorted(self.folder.glob('*.log')))
                raise AssertionError(f'waited {seconds} s in vain for {what}\n{logs}')
            time.sleep(0.2)

    def steps(self, node=None):
        """Processes of jobs, on a node or on all: those whose environment is of this cluster, and the daemons that watch over them."""
        found = []
        for entry in Path('/proc').iterdir():
            if not entry.name.isdigit() or int(entry.name) in (os.getpid(), *(process.pid for process in self.daemons.values())):
                continue
            try:
                environment = (entry / 'environ').read_bytes().split(b'\0')
            except OSError:
                continue
            if f'SLURM_CONF={self.folder}/slurm.conf'.encode() not in environment:
                continue
            if node is None or f'SLURMD_NODENAME={node}'.encode() in environment:
                found.append(int(entry.name))
        return sorted({*found, *(parent for parent in map(parent_of, found) if name_of(parent) == 'slurmstepd')})

    @staticmethod
    def send(pid, sent):
        try:
            os.kill(pid, sent)
        except ProcessLookupError:
            pass

    def lose(self, node):
        """A machine that fails: its daemon and all of its tasks are gone at once."""
        self.daemons[node].kill()
        steps = self.steps(node)
        for sent in (signal.SIGSTOP, signal.SIGKILL):  # first all stand still, or one would report the end of another
            for pid in steps:
                self.send(pid, sent)
        self.daemons.pop(node).wait()
