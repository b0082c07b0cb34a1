using System.Diagnostics;
using System.Text;
using Tandem.Tests.Databases;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Cluster;

/// <summary>
/// The built program in a process of its own, so that a test can kill it as a power cut would. Ask for it with
/// <c>await using</c>: a process that still runs at the end is stopped.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<(string Words, TaskCompletionSource<string> Seen)> _waits = [];

    private Node(Process process, string url)
    {
        _process = process;
        Url = url;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => End();
    }

    public int Id => _process.Id;

    /// <summary>Where its dashboard listens.</summary>
    public string Url { get; }

    /// <summary>What it calls itself as the owner of a seller.</summary>
    public string Name => $"{Environment.MachineName}-{Id}";

    public bool HasExited => _process.HasExited;

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts <c>tandem serve</c>; does not wait until it serves.</summary>
    /// <param name="environment">Settings, such as <c>TANDEM_DATABASE</c>; none are inherited from this process.</param>
    public static Node Serve(IReadOnlyDictionary<string, string> environment) => Start(["serve"], environment);

    /// <summary>Starts the program with these arguments, on a free port where it serves.</summary>
    public static Node Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tandem.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("TANDEM_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        // It lives for seconds: what the compiler learns for later would cost a quarter of its time and never pay.
        (start.Environment["DOTNET_TieredPGO"], start.Environment["DOTNET_TC_CallCountThreshold"]) = ("0", "7D0");
        start.Environment["TANDEM_URL"] = $"http://127.0.0.1:{FreePort.Next()}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var node = new Node(new Process { StartInfo = start }, start.Environment["TANDEM_URL"]!);
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += node.KillWithTests;
        return node;
    }

    /// <summary>
    /// Settings of a node on that database; nodes with the same two are one cluster, if it is asked for. At bol's addresses
    /// nobody listens until you name a sandbox's.
    /// </summary>
    public static Dictionary<string, string> Settings(TestDatabase database, string folder, bool cluster = false) => new()
    {
        ["TANDEM_DATA"] = folder,
        ["TANDEM_DATABASE"] = database.Kind.ToString(),
        ["TANDEM_CONNECTIONSTRING"] = database.ConnectionString,
        ["TANDEM_BOLAPI"] = "http://127.0.0.1:9/",
        ["TANDEM_BOLLOGIN"] = "http://127.0.0.1:9/token",
        ["TANDEM_SHOPS__ALLOWPRIVATEADDRESSES"] = "true",
        ["TANDEM_CLUSTER__ENABLED"] = cluster ? "true" : "false",
    };

    /// <summary>The first line, past or to come, that has these words.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it, or the time is over; with all that it
    /// wrote.</exception>
    public async Task<string> Line(string words, TimeSpan within, CancellationToken ct)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.Find(line => line.Contains(words, StringComparison.Ordinal)) is { } past) return past;
            _waits.Add((words, seen));
        }

        if (_process.HasExited) End();
        try
        {
            return await seen.Task.WaitAsync(within, TimeProvider.System, ct);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"No \"{words}\" within {within}. It wrote:\n{Output}", late);
        }
    }

    /// <summary>Waits until it serves.</summary>
    public Task Ready(CancellationToken ct) => Line("Tandem is at", TimeSpan.FromMinutes(2), ct);

    /// <summary>SIGKILL: it gets no chance to say goodbye to anybody.</summary>
    public async Task Kill(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task Ended(TimeSpan within, CancellationToken ct) =>
        _process.WaitForExitAsync(ct).WaitAsync(within, TimeProvider.System, ct);

    /// <summary>SIGTERM, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop(CancellationToken ct)
    {
        await Signal("TERM", ct);
        await _process.WaitForExitAsync(ct).WaitAsync(StopTime, TimeProvider.System, ct);
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP: it stands still, as a machine that swaps does, and does not know it.</summary>
    public Task Pause(CancellationToken ct) => Signal("STOP", ct);

    /// <summary>SIGCONT: it goes on after a pause.</summary>
    public Task Resume(CancellationToken ct) => Signal("CONT", ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Resume(CancellationToken.None);
            await Stop(CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await Kill(CancellationToken.None);
        }

        AppDomain.CurrentDomain.ProcessExit -= KillWithTests;
        _process.Dispose();
    }

    private async Task Signal(string name, CancellationToken ct)
    {
        if (_process.HasExited) return;
        using var kill = Process.Start("/bin/sh", ["-c", "kill -s \"$1\" \"$2\"", "sh", name, $"{Id}"]);
        await kill.WaitForExitAsync(ct);
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_lines)
        {
            _lines.Add(line);
            foreach (var (_, seen) in _waits.Where(w => line.Contains(w.Words, StringComparison.Ordinal)))
                seen.TrySetResult(line);
        }
    }

    private void End()
    {
        // Returns when the last line has been taken.
        _process.WaitForExit();
        lock (_lines)
        {
            foreach (var (words, seen) in _waits)
                seen.TrySetException(
                    new InvalidOperationException($"It ended without \"{words}\". It wrote:\n{string.Join('\n', _lines)}"));
        }
    }

    private void KillWithTests(object? sender, EventArgs e)
    {
        if (!_process.HasExited) _process.Kill();
    }
}
