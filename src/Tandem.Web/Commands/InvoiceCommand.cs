using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Engine.Invoices.Trial;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Commands;

/// <summary>
/// Works out invoices and credit notes from a file, to hold them against another calculation: figures to standard output, all
/// that is said about them to standard error. Needs no settings and no database.
/// </summary>
internal static class InvoiceCommand
{
    private static readonly JsonWriterOptions Readable =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var command = new Command("invoice", "Work out invoices and credit notes, and export those that were made.");
        command.Subcommands.Add(Try());
        command.Subcommands.Add(InvoiceExportCommand.Build());
        return command;
    }

    private static Command Try()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "One document as JSON, or an array of them: docs/invoices.md."
        };
        var ubl = new Option<DirectoryInfo?>("--ubl") { Description = "Also write each as an e-invoice (UBL) into this folder." };
        var pdf = new Option<DirectoryInfo?>("--pdf") { Description = "Also print each as a PDF into this folder." };
        var why = new Option<bool>("--why") { Description = "Also say whose VAT each has, and by which article of the law." };
        var language = new Option<string?>("--language")
        {
            Description = "The language of the PDFs (nl, en, fr or de; else that of the buyer) and of what is said (nl or en).",
        };
        language.AcceptOnlyFromAmong("nl", "en", "fr", "de");
        var command = new Command("try",
            "Print treatment, VAT per rate, totals and line nets of the documents in a file as JSON; nothing is kept.")
        {
            file, ubl, pdf, why, language,
        };
        command.SetAction((parsed, ct) => TandemCommand.Guard(async () =>
        {
            var chosen = parsed.GetValue(language);
            CultureInfo.CurrentUICulture = (chosen ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) == "nl"
                ? Texts.Dutch : Texts.English;
            var files = new TrialFiles(parsed.GetValue(ubl), parsed.GetValue(pdf), TrialFiles.LanguageOf(chosen));
            return await Run(parsed.GetValue(file)!, files, parsed.GetValue(why), ct);
        }, ct));
        return command;
    }

    /// <returns>0 where every document has figures; else 2.</returns>
    private static async Task<int> Run(FileInfo file, TrialFiles files, bool why, CancellationToken ct)
    {
        var said = new TrialRemarks(why);
        if (files.Prepare() is { } folder) return Say(folder);
        FileStream stream;
        try
        {
            stream = file.OpenRead();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say(Reason.Of("invoice.no-file", ("what", file.FullName)));
        }

        await using var opened = stream;
        try
        {
            return await Read(stream, files, said, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && files.Folder is not null)
        {
            return Say(Reason.Of("invoice.no-folder", ("what", files.Folder)));
        }
        catch (JsonException failure)
        {
            return Say(Reason.Of("invoice.not-json", ("row", (failure.LineNumber ?? 0) + 1)));
        }
        finally
        {
            said.SayAll();
        }
    }

    private static async Task<int> Read(FileStream stream, TrialFiles files, TrialRemarks said, CancellationToken ct)
    {
        var trial = new DocumentTrial();
        if (await StartsList(stream, ct))
            return await Many(JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: ct), trial, files,
                said, ct);

        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
        if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("documents", out var documents)
            && documents.ValueKind == JsonValueKind.Array)
            return await Many(documents.EnumerateArray().ToAsyncEnumerable(), trial, files, said, ct);

        var tried = trial.Next(json.RootElement);
        said.Add(tried);
        if (tried.Problem is not null) return 2;
        Console.Out.WriteLine(Answer(tried));
        await files.Write(tried, ct);
        return 0;
    }

    private static async Task<int> Many(IAsyncEnumerable<JsonElement> documents, DocumentTrial trial, TrialFiles files,
        TrialRemarks said, CancellationToken ct)
    {
        var (first, failed) = (true, false);
        Console.Out.Write("[");
        try
        {
            await foreach (var json in documents.WithCancellation(ct))
            {
                var tried = trial.Next(json);
                said.Add(tried);
                failed |= tried.Problem is not null;
                Console.Out.Write((first ? "\n" : ",\n") + Answer(tried));
                first = false;
                if (tried.Problem is null) await files.Write(tried, ct);
            }
        }
        finally
        {
            // What was printed stays a list that can be read, also where the file breaks off.
            Console.Out.WriteLine("\n]");
        }

        return failed ? 2 : 0;
    }

    private static string Answer(TriedDocument tried)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            if (tried.Problem is { } problem) Error(json, problem);
            else tried.Write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Stands in the place of the answer, so that the list stays as long as the file.</summary>
    private static void Error(Utf8JsonWriter json, Reason problem)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", problem.Code);
        json.WriteString("text", Texts.Say(problem));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task<bool> StartsList(FileStream stream, CancellationToken ct)
    {
        var start = new byte[4096];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        stream.Position = 0;
        return start.Take(read).SkipWhile(b => b is 0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            .FirstOrDefault() == (byte)'[';
    }

    private static int Say(Reason reason)
    {
        Console.Error.WriteLine(Texts.Say(reason));
        return 2;
    }
}
