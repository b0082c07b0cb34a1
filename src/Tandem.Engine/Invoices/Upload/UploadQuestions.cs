namespace Tandem.Engine.Invoices.Upload;

/// <summary>Names of what is asked about invoices at bol: the same thing is asked once.</summary>
internal static class UploadQuestions
{
    /// <summary>A customer waits for it, and its time is nearly over.</summary>
    public static string Asked(string shipmentId) => $"invoice-asked:{shipmentId}";

    /// <summary>bol refuses that it is uploaded.</summary>
    public static string NotUploaded(string shipmentId) => $"invoice-not-uploaded:{shipmentId}";

    /// <summary>All that may be asked about the invoice of a shipment.</summary>
    public static IReadOnlyList<string> AllOf(string shipmentId) =>
        [Asked(shipmentId), NotUploaded(shipmentId), Refused(shipmentId), Unread(shipmentId)];

    /// <summary>What bol says of it cannot be read. Asked for again by itself, and over once it was read.</summary>
    public static string Unread(string shipmentId) => $"invoice-unread:{shipmentId}";

    /// <summary>bol does not take the file that was uploaded.</summary>
    public static string Refused(string shipmentId) => $"invoice-not-taken:{shipmentId}";
}
