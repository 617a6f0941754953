/**
 * How the private server runs: small enough to share a machine with the program, never less durable than PostgreSQL's
 * own defaults. Given on the command line, so that a new version of Landport changes them without editing files.
 */
export function serverSettings(socketDir: string, extra: Readonly<Record<string, string>> = {}): readonly string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '40',
    shared_buffers: '96MB',
    effective_cache_size: '512MB',
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    // ANALYZE holds 300 whole rows in memory for each step of this, and ours are wide: at 100 it took 63 MB, now and then.
    default_statistics_target: '50',
    huge_pages: 'off',
    jit: 'off',
    random_page_cost: '1.1',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_compression: 'on',
    min_wal_size: '80MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '10min',
    autovacuum_max_workers: '2',
    // Parallel queries want shared memory that containers rarely grant, and the program has better use for the cores.
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    max_worker_processes: '4',
    io_workers: '2',
    // A client that was killed must not hold its locks until a long statement ends.
    client_connection_check_interval: '1s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %a ',
    log_checkpoints: 'off',
    // Details of an error quote rows, and rows may hold plates.
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    ...extra,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
