namespace Tandem.Engine.Invoices.Desk;

/// <summary>What is to be done about an invoice at bol.</summary>
public enum RequestStep
{
    /// <summary>Nothing: Tandem is giving bol the invoice.</summary>
    Busy,

    /// <summary>Upload the invoice that is there.</summary>
    Upload,

    /// <summary>There is no invoice of it yet: see why at the order, or make it oneself.</summary>
    Make,

    /// <summary>Nothing of it is known here: upload an invoice that was made elsewhere.</summary>
    UploadOwn,

    /// <summary>Look whether the file is the right one, and upload a good one.</summary>
    UploadAnew,

    /// <summary>Nothing: bol looks it through.</summary>
    Wait,

    /// <summary>Nothing: the customer has it.</summary>
    None,

    /// <summary>bol says something that is not known here: look there.</summary>
    Look,
}
