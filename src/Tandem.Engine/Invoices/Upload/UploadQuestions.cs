namespace Tandem.Engine.Invoices.Upload;

/// <summary>Names of what is asked about invoices at bol: the same thing is asked once.</summary>
internal static class UploadQuestions
{
    /// <summary>A customer waits for it, and its time is nearly over.</summary>
    public static string Asked(string shipmentId) => $"invoice-asked:{shipmentId}";

    /// <summary>bol does not take the file that was uploaded.</summary>
    public static string Refused(string shipmentId) => $"invoice-not-taken:{shipmentId}";
}
