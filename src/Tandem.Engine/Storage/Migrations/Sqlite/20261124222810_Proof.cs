using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Checked",
                table: "stock_days",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HeldBack",
                table: "stock_days",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "drifts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemoteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Expected = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpectedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Shown = table.Column<int>(type: "INTEGER", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drifts", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "drifts_open",
                table: "drifts",
                column: "OfferKey",
                filter: "\"State\" IN ('Doubted','Open')");

            migrationBuilder.CreateIndex(
                name: "IX_drifts_SellerId_SeenAt",
                table: "drifts",
                columns: new[] { "SellerId", "SeenAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drifts");

            migrationBuilder.DropColumn(
                name: "Checked",
                table: "stock_days");

            migrationBuilder.DropColumn(
                name: "HeldBack",
                table: "stock_days");
        }
    }
}
