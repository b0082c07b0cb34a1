namespace Tandem.Engine.Returns;

/// <summary>What becomes of units of a return.</summary>
public enum ReturnOutcome
{
    /// <summary>They came back as they were sold.</summary>
    Fine,

    /// <summary>They came back, and are not to be sold again as they are.</summary>
    Damaged,

    /// <summary>They do not meet the conditions: no money goes back.</summary>
    Refused,

    /// <summary>The customer gets another one.</summary>
    Exchange,

    /// <summary>The customer gets the same one back, repaired.</summary>
    Repair,

    /// <summary>The customer keeps them and pays.</summary>
    KeepsPaid,

    /// <summary>The customer keeps them and has the money back.</summary>
    KeepsFree,

    /// <summary>They were refused, and are taken back after all.</summary>
    StillApproved,

    /// <summary>Nothing came back and no money goes back: they expired, or the customer took the return back.</summary>
    Nothing,

    /// <summary>bol says something of them that is not known here.</summary>
    Unclear,
}
