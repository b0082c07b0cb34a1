using System.CommandLine;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;
using Tandem.Web.Pages;

namespace Tandem.Web.Commands;

/// <summary>Writes all invoices and credit notes of a seller into one archive, which needs no Tandem to be read.</summary>
internal static class InvoiceExportCommand
{
    public static Command Build()
    {
        var seller = SellerCommand.SellerArgument();
        var file = new Argument<FileInfo>("file")
        {
            Description = "The ZIP file to write. One that is there is never written over."
        };
        var command = new Command("export",
            "Write all invoices and credit notes of a seller into one ZIP file: each as PDF and e-invoice (UBL), and index.csv.")
        {
            seller, file,
        };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), (services, id) =>
            Run(services.GetRequiredService<DocumentPages>(), id, parsed.GetValue(file)!.FullName, ct), ct));
        return command;
    }

    /// <exception cref="SettingsProblem">No file was written, and why.</exception>
    private static async Task Run(DocumentPages pages, SellerId seller, string path, CancellationToken ct)
    {
        var half = false;
        try
        {
            await using (var stream = new FileStream(path, PrivateFiles.Options()))
            {
                half = true;
                await Write(pages, seller, stream, path, ct);
            }

            half = false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsProblem($"The file cannot be written: {failure.Message}");
        }
        finally
        {
            // What looks like all of them and is not must not be taken for it.
            if (half) File.Delete(path);
        }
    }

    private static async Task Write(DocumentPages pages, SellerId seller, FileStream stream, string path, CancellationToken ct)
    {
        var all = new DocumentSelection(new DocumentFilter(), []);
        var (documents, unopened) = await DocumentFiles.Write(pages, seller, all, stream, ct);
        if (unopened > 0)
            throw new SettingsProblem(
                $"{unopened} of {documents} documents cannot be opened: the keys beside the data are not those of then. Put them "
                + "back and export again.");
        Console.WriteLine($"Wrote {documents} invoices and credit notes to {path}. They name customers: keep it safe.");
    }
}
