using System.Text;
using Tandem.Tests.Cluster;
using Tandem.Web.Hosting;

namespace Tandem.Tests.CommandLine;

/// <summary>
/// A prompt at which commands are typed. Most are carried out within this process, from the program's own entry: a process of
/// their own would first compile everything anew, which takes longer than the command. One at a time, for settings and console
/// belong to a process.
/// </summary>
internal static class Prompt
{
    private static readonly SemaphoreSlim Free = new(1, 1);
    private static readonly AsyncLocal<StringBuilder?> Said = new();
    private static readonly Lazy<bool> Heard = new(() =>
    {
        Console.SetOut(new Listening(Console.Out));
        Console.SetError(new Listening(Console.Error));
        return true;
    });

    /// <summary>Within this process: for commands that do something and end.</summary>
    /// <param name="line">The words after <c>tandem</c>.</param>
    /// <param name="settings">The variables of its environment.</param>
    /// <returns>The exit code, and what it wrote to standard output and standard error.</returns>
    public static async Task<(int Code, string Words)> Say(string line, IReadOnlyDictionary<string, string> settings,
        CancellationToken ct)
    {
        await Free.WaitAsync(ct);
        try
        {
            Assert.True(Heard.Value);
            foreach (var (name, value) in settings) Environment.SetEnvironmentVariable(name, value);
            return await Task.Run(() =>
            {
                var words = Said.Value = new StringBuilder();
                var code = (int)typeof(TandemHost).Assembly.EntryPoint!.Invoke(null, [line.Split(' ')])!;
                lock (words) return (code, words.ToString());
            }, ct);
        }
        finally
        {
            foreach (var name in settings.Keys) Environment.SetEnvironmentVariable(name, null);
            Free.Release();
        }
    }

    /// <summary>In a process of its own, as somebody types it.</summary>
    /// <inheritdoc cref="Say" />
    public static async Task<(int Code, string Words)> Start(string line, IReadOnlyDictionary<string, string> settings,
        CancellationToken ct)
    {
        await using var node = Node.Start(line.Split(' '), settings);
        await node.Ended(TimeSpan.FromMinutes(2), ct);
        return (node.ExitCode, node.Output);
    }

    /// <summary>Keeps what a command writes for whoever typed it; the words of all others go on their way.</summary>
    private sealed class Listening(TextWriter console) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        public override void Write(char value)
        {
            if (Said.Value is not { } words) console.Write(value);
            else lock (words) words.Append(value);
        }

        public override void Write(string? value)
        {
            if (Said.Value is not { } words) console.Write(value);
            else lock (words) words.Append(value);
        }

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Flush() => console.Flush();
    }
}
